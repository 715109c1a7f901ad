//! The page of decisions.

use axum::response::Response;
use domain::draft::Refusal;
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;
use services::drafts::{self, DraftHead};

use super::form::{Typed, setup};
use crate::answers::deciding::Desk;
use crate::components::comment::outcome;
use crate::components::decide::{
    DecideAddress, DeskComment, Filter, Given, QueueState, Rows, clause_now, comment_card, likeness, queue,
    refusal,
};
use crate::components::editing::top::{DraftTop, Tab};
use crate::components::now::Now;
use crate::w;
use crate::words::{closing, number};
use crate::{Answer, FormState, Head, PageError, Site, Visitor, form_page, page_with_status};
use app::islands::decide::DecisionForm;

/// The page with a comment chosen: the one in the address, else the first of the queue.
pub(super) async fn shown(
    site: &Site,
    visitor: &Visitor,
    desk: Desk,
    typed: Typed,
    state: FormState,
) -> Answer {
    let filter = Filter::parse(&visitor.query);
    let rows = Rows::of(&desk.matter, &filter);
    let asked =
        visitor.parameter("comment").map(|comment| comment.parse::<i64>().map_err(|_| PageError::NotFound));
    let chosen = match asked.transpose()? {
        Some(number) => Some(desk.matter.comment(number).ok_or(PageError::NotFound)?.clone()),
        None => rows
            .on(rows.page(filter.page, None))
            .first()
            .and_then(|row| desk.matter.comment(row.lead))
            .cloned(),
    };
    let head = drafts::head(&site.services, &desk.matter.number, visitor.at).await?;
    let title = format!("{} · {}", w!(visitor.language, decide.title), desk.matter.number);
    let shown = Shown {
        now: Now::of(site, visitor),
        visitor: visitor.clone(),
        head,
        desk,
        filter,
        rows,
        chosen,
        typed,
    };
    Ok(form_page(site, visitor, Head::live(title), state, move || shown.view()).await)
}

/// A draft on which nothing can be decided any more, or yet.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such draft.
pub(in crate::pages::desk) async fn refused(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    tab: Tab,
    refused: &Refusal,
) -> Result<Response, PageError> {
    let language = visitor.language;
    let head = drafts::head(&site.services, number, visitor.at).await?;
    let sentence = refusal(language, site.settings.zone, refused);
    let rule = w!(language, decide.rule, rule = refused.rule());
    let asker = visitor.clone();
    let published =
        (*refused == Refusal::AlreadyReported).then(|| visitor.address().draft_part(number, "report"));
    let title = w!(language, decide.title);
    Ok(page_with_status(site, visitor, Head::plain(title), StatusCode::CONFLICT, move || {
        view! {
            <DraftTop visitor=asker head=head tab=tab/>
            <div class="page narrow">
                <section class="notice info" role="status">
                    <h2>{sentence}</h2>
                    <p class="small">{rule}</p>
                    {published.map(|address| view! {
                        <p class="actions"><a class="button" href=address>{w!(language, publish.open_published)}</a></p>
                    })}
                </section>
            </div>
        }
    })
    .await)
}

/// Everything that the page is made of.
struct Shown {
    now: Now,
    visitor: Visitor,
    head: DraftHead,
    desk: Desk,
    filter: Filter,
    rows: Rows,
    chosen: Option<DeskComment>,
    typed: Typed,
}

impl Shown {
    fn view(self) -> AnyView {
        let language = self.now.language;
        let matter = &self.desk.matter;
        let address = DecideAddress::new(self.visitor.address(), &matter.number, self.filter.clone());
        let state = QueueState {
            matter,
            rows: &self.rows,
            filter: &self.filter,
            chosen: self.chosen.as_ref().map(|comment| comment.number),
            ticked: &self.typed.ticked,
            address: &address,
        };
        let queue = queue(language, &state);
        let middle = match &self.chosen {
            Some(comment) => self.middle(comment, &address),
            None => self.empty(),
        };
        let aside = self.chosen.as_ref().map(|comment| {
            if let Some(given) = &comment.given {
                self.taken(comment, given, &address)
            } else {
                let beside = self.rows.beside(comment.number);
                let setup = setup(language, &self.desk, comment, &self.typed, &address, beside);
                view! { <aside class="sticky rows"><DecisionForm setup=setup/></aside> }.into_any()
            }
        });
        let progress = self.progress();
        let (decided, all) = (self.desk.progress.decided, self.desk.progress.received.max(1));
        view! {
            <DraftTop visitor=self.visitor head=self.head tab=Tab::Decide more=Some(progress)/>
            <progress class="in-sight" value=decided max=all aria-hidden="true"></progress>
            <div class="page decide">{queue}{middle}{aside}</div>
        }
        .into_any()
    }

    /// The window and the progress, which is always in sight.
    fn progress(&self) -> AnyView {
        let language = self.now.language;
        let desk = &self.desk;
        let moment = closing(language, self.now.zone, desk.window.closes_at);
        let window = if desk.window.accepts(self.now.at) {
            w!(language, decide.window_open, moment = moment)
        } else {
            w!(language, decide.window_closed, moment = moment)
        };
        let count = |count: i64| u64::try_from(count).unwrap_or_default();
        let (decided, all) = (count(desk.progress.decided), count(desk.progress.received));
        let says =
            w!(language, decide.progress, decided = number(language, decided), all = number(language, all));
        let left = w!(language, decide.left, count = all.saturating_sub(decided));
        let groups = u64::try_from(desk.matter.groups.len()).unwrap_or(u64::MAX);
        let groups = (groups > 0).then(|| format!(" · {}", w!(language, decide.groups, count = groups)));
        view! {
            <div class="progress">
                <p class="row ends"><b class="num">{says.clone()}</b><span class="small quiet num">{left}{groups}</span></p>
                <progress value=decided max=all.max(1) aria-label=says.clone()>{says.clone()}</progress>
                <p class="small quiet num">{window}</p>
            </div>
        }
        .into_any()
    }

    /// The clause, the comment and those like it.
    fn middle(&self, comment: &DeskComment, address: &DecideAddress) -> AnyView {
        let (language, matter) = (self.now.language, &self.desk.matter);
        let notice = self.typed.notice.clone().map(|notice| refusal_notice(language, notice));
        let beside = self.rows.beside(comment.number);
        view! {
            <section class="sheet rows">
                {notice}
                {steps(language, address, beside)}
                {clause_now(self.now, matter, comment)}
                {comment_card(self.now, matter, comment, address)}
                {likeness(self.now, matter, comment.number, &self.typed.ticked, self.typed.all, address)}
            </section>
        }
        .into_any()
    }

    /// Nothing is chosen: all is decided, nothing was received, or the filter keeps nothing.
    fn empty(&self) -> AnyView {
        let language = self.now.language;
        let matter = &self.desk.matter;
        if matter.comments.is_empty() {
            return view! {
                <section class="sheet empty">
                    <h2>{w!(language, decide.none)}</h2>
                    <p>{w!(language, decide.none_says)}</p>
                </section>
            }
            .into_any();
        }
        if matter.decided() < matter.comments.len() {
            return view! { <section class="sheet empty"><h2>{w!(language, decide.nothing_found)}</h2></section> }.into_any();
        }
        let report = self.visitor.address().desk(&format!("drafts/{}/report", matter.number));
        view! {
            <section class="sheet empty">
                <h2>{w!(language, decide.all_decided)}</h2>
                <p>{w!(language, decide.all_decided_says)}</p>
                <p class="actions"><a class="button" href=report>{w!(language, decide.to_report)}</a></p>
            </section>
        }
        .into_any()
    }

    /// What was decided, what it changed, and how a head takes it back.
    fn taken(&self, comment: &DeskComment, given: &Given, address: &DecideAddress) -> AnyView {
        let language = self.now.language;
        let matter = &self.desk.matter;
        let linked: Vec<String> = given
            .elements
            .iter()
            .filter_map(|element| {
                matter.working.clause_number(element).or_else(|| matter.placed.clause_number(element))
            })
            .collect();
        let links = (!linked.is_empty()).then(|| {
            view! { <p class="small">{w!(language, decide.links_now)}": "<span class="num">{linked.join(", ")}</span></p> }
        });
        let reopen =
            self.desk.is_head.then(|| reopen(language, comment.number, given, &self.typed.reason, address));
        view! {
            <aside class="sticky rows">
                <h2>{w!(language, decide.decision)}</h2>
                <p>{outcome(language, given.outcome)}</p>
                {links}
                <p class="hint">{w!(language, decide.decided_once)}</p>
                {reopen}
            </aside>
        }
        .into_any()
    }
}

fn refusal_notice(language: Language, (sentence, rule): (String, Option<&'static str>)) -> AnyView {
    view! {
        <section class="notice bad" role="alert" tabindex="-1" autofocus>
            <h2>{w!(language, decide.refused)}</h2>
            <p>{sentence}</p>
            {rule.map(|rule| view! { <p class="small">{w!(language, decide.rule, rule = rule)}</p> })}
        </section>
    }
    .into_any()
}

/// The ways to the comments before and after.
fn steps(language: Language, address: &DecideAddress, beside: (Option<i64>, Option<i64>)) -> Option<AnyView> {
    let (before, after) = beside;
    let link = |number: i64, rel: &'static str, words: String| view! { <a rel=rel href=address.comment(number)>{words}</a> };
    let before = before.map(|number| link(number, "prev", w!(language, decide.previous)));
    let after = after.map(|number| link(number, "next", w!(language, decide.next)));
    (before.is_some() || after.is_some())
        .then(|| view! { <p class="row ends small">{before}{after}</p> }.into_any())
}

/// The form by which a head takes a decision back.
fn reopen(language: Language, number: i64, given: &Given, reason: &str, address: &DecideAddress) -> AnyView {
    view! {
        <details class="more" open=!reason.is_empty()>
            <summary>{w!(language, decide.reopen)}</summary>
            <form class="form rows" method="post" action=address.comment(number)>
                <input type="hidden" name="comment" value=number.to_string()/>
                <input type="hidden" name="decision" value=given.mark.clone()/>
                <div class="field">
                    <label for="f-reason">{w!(language, decide.reopen_reason)}</label>
                    <span class="hint" id="f-reason-hint">{w!(language, decide.reopen_hint)}</span>
                    <input id="f-reason" name="reason" value=reason.to_owned() aria-describedby="f-reason-hint"/>
                </div>
                <p class="actions">
                    <button class="button danger small" name="do" value="reopen">{w!(language, decide.reopen)}</button>
                </p>
            </form>
        </details>
    }
    .into_any()
}
