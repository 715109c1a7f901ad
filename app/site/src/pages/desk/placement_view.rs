//! The page of placement: requirements, the closing moment and how it is counted, what can be done now, the whole draft.

mod step;

use domain::draft::{Refusal, StageName};
use domain::law;
use domain::standard::check::Severity;
use domain::time::{BusinessCalendar, LegalZone};
use leptos::prelude::*;
use services::drafts::{Clash, PlacementPreview};

use self::step::step;
use super::amending;
use super::opened::Opened;
use super::refused;
use super::seen::Meanwhile;
use super::unchanged::nothing_amended;
use crate::Visitor;
use crate::components::derivation::derivation;
use crate::components::editing::editor_words;
use crate::components::editing::text::Clauses;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{ErrorSummary, Errors};
use crate::components::now::Now;
use crate::w;
use crate::words::{date, standard};
use app::components::editor::grouped::GroupedFindings;

/// What the head typed.
#[derive(Clone, Debug, Default)]
pub(super) struct AskedPlacement {
    /// Why it is placed late.
    pub(super) late_reason: String,
    /// The ways of informing, by code.
    pub(super) ways: Vec<String>,
    /// Another way, in words.
    pub(super) other_way: String,
    /// Whether the head confirmed having read the draft.
    pub(super) confirmed: bool,
}

/// What stood against the placement.
#[derive(Default)]
pub(super) struct WrongPlacement {
    errors: Errors,
    refusal: Option<Refusal>,
}

impl WrongPlacement {
    /// Fields to mend.
    pub(super) fn fields(errors: Errors) -> Self {
        Self { errors, refusal: None }
    }

    /// One more field to mend.
    pub(super) fn add(&mut self, field: &str, sentence: String) {
        self.errors.add(field, sentence);
    }

    /// A rule.
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self { errors: Errors::none(), refusal: Some(refusal) }
    }
}

/// Everything the page needs.
pub(super) struct Placing {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The zone of legal dates.
    pub(super) zone: LegalZone,
    /// The draft.
    pub(super) opened: Opened,
    /// What a placement now would mean; nothing once it is placed.
    pub(super) preview: Option<PlacementPreview>,
    /// The other drafts on the standard that this one amends or cancels.
    pub(super) clashes: Vec<Clash>,
    /// The business calendar, to count along.
    pub(super) calendar: BusinessCalendar,
    /// What was typed.
    pub(super) asked: AskedPlacement,
    /// What stood against it.
    pub(super) wrong: WrongPlacement,
    /// What changed since the form was shown.
    pub(super) meanwhile: Option<Meanwhile>,
}

/// The page.
pub(super) fn view(placing: Placing) -> impl IntoView {
    let Placing { visitor, zone, opened, preview, clashes, calendar, asked, wrong, meanwhile } = placing;
    let language = visitor.language;
    let summary = opened.copy.summary.clone();
    let (_, percent) = opened.progress();
    let refusal = wrong.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let meanwhile = meanwhile.map(|meanwhile| meanwhile.view(&visitor, &opened));
    let beside = amending::clashes(Now { language, at: visitor.at, zone }, &visitor, &clashes);
    let is_over = summary.cancelled_by.is_some() && wrong.refusal.is_none();
    let body = match preview.filter(|_| !is_over) {
        Some(preview) => {
            open_steps(&visitor, zone, &opened, &preview, &calendar, asked, wrong.errors).into_any()
        }
        None => over(&visitor, &opened).into_any(),
    };
    view! {
        <DraftTop visitor=visitor.clone() summary=summary tab=EditingTab::Placement percent=Some(percent)/>
        <div class="page two">
            <div class="rows">
                {refusal}
                {meanwhile}
                {beside}
                <section class="sheet"><h2>{w!(language, editor.as_public_sees)}</h2>{whole(&visitor, &opened)}</section>
            </div>
            <aside class="rows">{body}</aside>
        </div>
    }
}

/// A draft that is placed, reported or withdrawn.
fn over(visitor: &Visitor, opened: &Opened) -> impl IntoView + use<> {
    let language = visitor.language;
    let summary = &opened.copy.summary;
    let says = match (&summary.placement, summary.stage) {
        _ if summary.cancelled_by.is_some() => refused::sentence(language, &Refusal::StandardCancelled),
        (Some(placement), stage) if stage != StageName::Withdrawn => {
            w!(language, editor.already_placed, date = date(language, placement.window.placed_on))
        }
        _ => w!(language, editor.refused_withdrawn),
    };
    view! { <section class="notice info" role="status"><p>{says}</p></section> }
}

fn open_steps(
    visitor: &Visitor,
    zone: LegalZone,
    opened: &Opened,
    preview: &PlacementPreview,
    calendar: &BusinessCalendar,
    asked: AskedPlacement,
    errors: Errors,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = opened.address(visitor);
    let now = Now { language, at: visitor.at, zone };
    let words = StoredValue::new(editor_words(language));
    let content = StoredValue::new(opened.content.clone());
    let (unmet, doubts): (Vec<_>, Vec<_>) =
        preview.findings.iter().cloned().partition(|finding| finding.severity == Severity::Error);
    let ready = unmet.is_empty() && !preview.lacks_reasons && !preview.changes_nothing;
    let requirements = if preview.lacks_reasons {
        view! {
            <ul class="checks">
                <li class="check err">
                    {w!(language, amending.refused_reasons)}" "<a href=format!("{address}/amending")>{w!(language, amending.keep_reasons)}</a>
                </li>
            </ul>
        }
        .into_any()
    } else if preview.changes_nothing && unmet.is_empty() {
        nothing_amended(language)
    } else if ready {
        view! { <ul class="checks"><li class="check">{w!(language, editor.nothing_found_all)}</li></ul> }
            .into_any()
    } else {
        view! { <GroupedFindings findings=unmet content=content address=address.clone() words=words/> }
            .into_any()
    };
    let doubts = (!doubts.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{w!(language, editor.doubts)}" "<span class="quiet num">{doubts.len()}</span></summary>
                <GroupedFindings findings=doubts content=content address=address.clone() words=words/>
            </details>
        }
    });
    let edition = law::in_force_on(preview.window.placed_on);
    let window = edition.discussion.deadline(preview.window.placed_on, calendar);
    let closes = format!("{}, 24:00", date(language, preview.window.last_day));
    view! {
        <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
        <section class="sheet rows">
            <h2>{w!(language, editor.unmet)}</h2>
            {requirements}
            {doubts}
        </section>
        <section class="sheet rows">
            <p class="moment">
                <span class="label">{w!(language, editor.window_will_close)}</span>
                <b class="num">{closes}</b>
                <span class="quiet">{now.zone_name(preview.window.closes_at)}</span>
            </p>
            {derivation(now, &window, Some(w!(language, register.discussion)))}
            {due(now, opened, preview, calendar)}
        </section>
        {step(visitor, zone, opened, preview, ready, asked, errors)}
    }
}

/// The term of R15-2.
fn due(
    now: Now,
    opened: &Opened,
    preview: &PlacementPreview,
    calendar: &BusinessCalendar,
) -> impl IntoView + use<> {
    let language = now.language;
    let summary = &opened.copy.summary;
    let Some(due_on) = preview.due_on else {
        return view! { <p class="small quiet">{w!(language, editor.no_due)}</p> }.into_any();
    };
    let edition = law::edition(&summary.edition).unwrap_or_else(|| law::in_force_on(summary.included_on));
    let deadline = edition.placement.deadline(summary.included_on, calendar);
    let late =
        preview.needs_reason.then(|| view! { <span class="tag late">{w!(language, editor.is_late)}</span> });
    view! {
        <dl class="facts-list"><div><dt>{w!(language, editor.placement_due)}</dt><dd class="num">{date(language, due_on)}" "{late}</dd></div></dl>
        {derivation(now, &deadline, Some(w!(language, register.placement)))}
    }
    .into_any()
}

/// The whole draft, as the public will read it.
fn whole(visitor: &Visitor, opened: &Opened) -> impl IntoView + use<> {
    let language = visitor.language;
    let parts = opened.content.parts().into_iter().map(|part| {
        let sections = part
            .sections()
            .map(|key| {
                let elements = opened.content.elements(key).to_vec();
                view! {
                    <h3><span class="num">{key.number()}</span>" "{standard::section_name(language, key)}</h3>
                    <Clauses section=key elements=elements language=language/>
                }
            })
            .collect_view();
        view! { <h2>{part.number()}". "{standard::part_name(language, part)}</h2>{sections} }
    });
    let hash = opened.content.hash().to_string();
    view! {
        <article class="law">{parts.collect_view()}</article>
        <p class="small quiet">{w!(language, editor.content_hash)}</p>
        <p class="hash mono small">{hash}</p>
    }
}
