//! What a reader must know before reading a draft: withdrawn, closed, reported, sent, approved, placed late.

use chrono::{DateTime, Utc};
use domain::draft::StageName;
use leptos::prelude::*;
use services::reading::{DraftPage, PublicDraftSummary, RevisionView};

use crate::components::edition::edition_of;
use crate::components::next::now_line;
use crate::components::now::Now;
use crate::w;
use crate::words::standard;

fn notice(class: &'static str, title: String, says: String, links: Option<AnyView>) -> AnyView {
    view! {
        <section class=format!("notice {class}")>
            <h2>{title}</h2>
            <p>{says}</p>
            {links.map(|links| view! { <p class="actions">{links}</p> })}
        </section>
    }
    .into_any()
}

/// What a reader must know before reading.
pub(super) fn notices(now: Now, draft: &DraftPage, shown: &RevisionView) -> AnyView {
    let language = now.language;
    let summary = &draft.summary;
    let state = match (summary.stage, &summary.withdrawn) {
        (_, Some((at, reason))) => Some(withdrawn(now, summary, *at, reason)),
        (StageName::Review, _) => {
            Some(notice("info", w!(language, draft.review), w!(language, draft.review_says), None))
        }
        (stage, _) if stage.has_report() => Some(reported(now, draft, shown)),
        _ => None,
    };
    let late = summary.placement.due_on.zip(summary.placement.late_reason.clone()).map(|(due_on, reason)| {
        let says = w!(
            language,
            draft.late_says,
            due = now.date(due_on),
            article = standard::article(language, &edition_of(summary).placement.article),
            date = now.date(summary.placement.window.placed_on),
            reason = reason
        );
        notice("warn", w!(language, draft.late), says, None)
    });
    view! { {state}{late} }.into_any()
}

/// A withdrawal takes nothing away that was published before it.
fn withdrawn(now: Now, summary: &PublicDraftSummary, at: DateTime<Utc>, reason: &str) -> AnyView {
    let language = now.language;
    let date = now.date(now.zone.date_of(at));
    let says = w!(language, draft.withdrawn_says, date = date, reason = reason.to_owned());
    let links = summary.reported_at.map(|_| {
        let report = now.address().draft_part(&summary.number, "report");
        view! { <a class="button plain" href=report>{w!(language, draft.read_report)}</a> }.into_any()
    });
    notice("bad", w!(language, draft.withdrawn), says, links)
}

fn reported(now: Now, draft: &DraftPage, shown: &RevisionView) -> AnyView {
    let language = now.language;
    let summary = &draft.summary;
    let address = now.address();
    let revised = draft.revised.as_ref();
    let is_revised = revised.is_some_and(|revised| revised.number == shown.number);
    let placed = || (address.draft(&summary.number), w!(language, draft.read_placed));
    let (says, other) = if shown.number == draft.placed.number {
        let to = revised.filter(|revised| revised.number != shown.number);
        let to = to.map(|revised| address.draft(&format!("{}?revision={}", summary.number, revised.number)));
        (w!(language, draft.reported_says), to.map(|to| (to, w!(language, draft.read_revised))))
    } else if is_revised {
        (w!(language, draft.revised_shown), Some(placed()))
    } else {
        (w!(language, rounds_public.sent_shown), Some(placed()))
    };
    let standard = (summary.stage == StageName::InForce).then(|| {
        let to = address.to(&format!("/standards/{}", summary.service_code));
        view! { <a href=to>{w!(language, draft.see_standard)}</a> }
    });
    let links = view! {
        <a class="button plain" href=address.draft_part(&summary.number, "report")>{w!(language, draft.read_report)}</a>
        {other.map(|(to, words)| view! { <a href=to>{words}</a> })}
        <a href=address.draft_part(&summary.number, "compare")>{w!(language, draft.see_changes)}</a>
        {standard}
    };
    let (title, more) = after_report(now, summary);
    let says = more.map_or_else(|| says.clone(), |more| format!("{more} {says}"));
    notice("good", title, says, Some(links.into_any()))
}

/// The name of a stage from the report on, and what is to be said of it.
fn after_report(now: Now, summary: &PublicDraftSummary) -> (String, Option<String>) {
    let language = now.language;
    let date = |at: Option<DateTime<Utc>>| at.map(|at| now.date(now.zone.date_of(at))).unwrap_or_default();
    let more = match summary.stage {
        StageName::Coordinating if summary.running_round().is_none() => return agreed(now, summary),
        StageName::Coordinating => w!(language, draft.sent_says),
        StageName::Returned => w!(language, draft.returned_says),
        StageName::Approved if summary.effective_at.is_none() => w!(language, draft.approved_undated),
        StageName::Approved => w!(language, draft.approved_says, date = date(summary.effective_at)),
        StageName::InForce => w!(language, draft.in_force_says, date = date(summary.effective_at)),
        StageName::Ceased => w!(language, draft.ceased_says, date = date(summary.ceases_at)),
        StageName::Drafting
        | StageName::Open
        | StageName::Review
        | StageName::Reported
        | StageName::Withdrawn => return (w!(language, draft.reported), None),
    };
    (standard::stage(language, summary.stage), Some(more))
}

/// All agree, and the draft waits for its approval.
fn agreed(now: Now, summary: &PublicDraftSummary) -> (String, Option<String>) {
    (standard::stage(now.language, summary.stage), Some(now_line(now, summary)))
}
