//! Accepted comments without a change and changes without a cause: each is linked or explained (R15-9).

use domain::report::{Gap, GapState, ReportReadiness};
use leptos::prelude::*;

use super::read::ReadReport;
use super::wrong::WrongReport;
use crate::components::comment::comment_number;
use crate::components::decide::{CommentedDraft, LinkableChange, beginning};
use crate::components::now::Now;
use crate::pages::desk::reason_seen;
use crate::w;
use crate::words::number;
use crate::words::standard::section_name;

/// What the gaps are shown with.
pub(super) struct Gaps<'a> {
    pub(super) now: Now,
    pub(super) commented: &'a CommentedDraft,
    pub(super) changes: &'a [LinkableChange],
    /// The address of the draft at the desk.
    pub(super) draft: &'a str,
    pub(super) wrong: &'a WrongReport,
    /// The report on the page: a form that comes back tells what changed since.
    pub(super) read: &'a ReadReport,
}

impl Gaps<'_> {
    /// All gaps with their forms; nothing if there are none.
    pub(super) fn view(&self, readiness: &ReportReadiness) -> Option<AnyView> {
        let language = self.now.language;
        let gaps = readiness.gaps.as_slice();
        if gaps.is_empty() {
            return None;
        }
        let (without_change, without_cause): (Vec<&GapState>, Vec<&GapState>) =
            gaps.iter().partition(|state| matches!(state.gap, Gap::AcceptedWithoutChange { .. }));
        let list = |title: String, states: Vec<&GapState>| {
            (!states.is_empty()).then(|| {
                let items = states.into_iter().map(|state| self.one(state)).collect_view();
                view! { <h3>{title}</h3><ul class="list narrow gaps">{items}</ul> }
            })
        };
        let listed = u32::try_from(gaps.len()).unwrap_or(u32::MAX);
        let rest = u64::from(readiness.all_gaps.saturating_sub(listed));
        let more = (rest > 0).then(|| {
            let says = w!(language, publish.and_more, number = number(language, rest));
            view! { <p class="small quiet num">{says}</p> }
        });
        let section = view! {
            <section class="sheet rows" id="gaps">
                <h2>{w!(language, publish.gaps)}</h2>
                <p class="hint">{w!(language, publish.gaps_says)}</p>
                {list(w!(language, publish.without_change), without_change)}
                {list(w!(language, publish.without_cause), without_cause)}
                {more}
                {self.reason(gaps)}
            </section>
        };
        Some(section.into_any())
    }

    fn one(&self, state: &GapState) -> AnyView {
        let language = self.now.language;
        let key = state.gap.key();
        let (title, words) = self.named(&state.gap);
        let reason = state.reason.clone().map(|reason| {
            view! { <p class="small"><b>{w!(language, publish.reason_given)}": "</b>{reason}</p> }
        });
        let link = state.reason.is_none().then(|| self.link(&state.gap));
        let checked = self.wrong.ticked.contains(&key);
        view! {
            <li>
                <div class="rows">
                    <label class="choice">
                        <input type="checkbox" name="gap" value=key form="reason" checked=checked/>
                        <span>{title}</span>
                    </label>
                    <p class="small quiet">{words}</p>
                    {reason}
                    {link}
                </div>
            </li>
        }
        .into_any()
    }

    /// What the gap is about, with a link to it, and the beginning of its words.
    fn named(&self, gap: &Gap) -> (AnyView, String) {
        let language = self.now.language;
        match gap {
            Gap::AcceptedWithoutChange { comment, .. } => {
                let to = format!("{}/decide?comment={comment}", self.draft);
                let title =
                    view! { <a class="num" href=to>{comment_number(language, *comment)}</a> }.into_any();
                let words = self.commented.comment(*comment).map(|comment| beginning(&comment.text, 200));
                (title, words.unwrap_or_default())
            }
            Gap::ChangeWithoutCause { section, element } => {
                let change = self.changes.iter().find(|change| change.element == *element);
                let number =
                    change.map_or_else(|| section.number().to_owned(), |change| change.number.clone());
                let to = format!("{}/edit/{}", self.draft, section.code());
                let title = view! {
                    <a href=to><span class="num">{number}</span>" "{section_name(language, *section)}</a>
                };
                (title.into_any(), change.map(|change| change.says.clone()).unwrap_or_default())
            }
        }
    }

    /// The form that links the other side of the gap.
    fn link(&self, gap: &Gap) -> AnyView {
        let language = self.now.language;
        let (known, wanted, label, options): (_, _, _, Vec<(String, String)>) = match gap {
            Gap::AcceptedWithoutChange { comment, .. } => {
                let changes = self.changes.iter();
                let options = changes
                    .map(|change| (change.element.to_string(), format!("{} {}", change.number, change.says)));
                (
                    ("comment", comment.to_string()),
                    "element",
                    w!(language, publish.link_change),
                    options.collect(),
                )
            }
            Gap::ChangeWithoutCause { element, .. } => {
                let accepted = self.commented.comments.iter().filter(|comment| {
                    comment.decision.as_ref().is_some_and(|given| given.outcome.promises_change())
                });
                let options = accepted.map(|comment| {
                    let words = beginning(&comment.text, 60);
                    (
                        comment.number.to_string(),
                        format!("{} {words}", comment_number(language, comment.number)),
                    )
                });
                (
                    ("element", element.to_string()),
                    "comment",
                    w!(language, publish.link_comment),
                    options.collect(),
                )
            }
        };
        if options.is_empty() {
            return ().into_any();
        }
        let id = format!("f-link-{}", gap.key().replace(':', "-"));
        let options = options
            .into_iter()
            .map(|(value, words)| view! { <option value=value>{words}</option> })
            .collect_view();
        view! {
            <form class="row" method="post" action=format!("{}/report", self.draft)>
                {self.read.fields()}
                <input type="hidden" name=known.0 value=known.1/>
                <div class="field">
                    <label for=id.clone()>{label}</label>
                    <select id=id name=wanted><option value="">{w!(language, publish.choose)}</option>{options}</select>
                </div>
                <button class="button plain small" name="do" value="link">{w!(language, publish.link)}</button>
            </form>
        }
        .into_any()
    }

    /// One reason for every ticked gap.
    fn reason(&self, gaps: &[GapState]) -> AnyView {
        use crate::components::form::AreaField;
        let language = self.now.language;
        let seen = gaps
            .iter()
            .filter_map(|state| Some(reason_seen::value(&state.gap.key(), state.reason.as_ref()?)))
            .map(|value| view! { <input type="hidden" name=reason_seen::NAME value=value/> })
            .collect_view();
        view! {
            <form class="form rows" id="reason" method="post" action=format!("{}/report", self.draft)>
                {self.read.fields()}
                {seen}
                <AreaField name="reason" label=w!(language, publish.reason) hint=w!(language, publish.bulk_hint)
                    text=self.wrong.reason.clone() errors=self.wrong.form_errors() rows=3/>
                <p class="actions">
                    <button class="button plain" name="do" value="explain">{w!(language, publish.save_reason)}</button>
                </p>
            </form>
        }
        .into_any()
    }
}
