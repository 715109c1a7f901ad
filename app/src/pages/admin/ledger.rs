//! The ledger: every event, the newest first, and whether the chain holds.

use std::collections::HashMap;

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::language::Language;
use domain::ledger::Fault;
use domain::time::LegalZone;
use leptos::prelude::*;
use services::audit::{self, Kind, Noted};
use services::ledger::{LedgerLine, Verification, newest, verify};
use services::people::staff_names;

use crate::site::{Answer, Head, PageError, Site, Visitor, page};
use crate::{w, words};

/// How many events a page shows.
const PAGE: u64 = 50;
/// Up to here the whole chain is verified whenever the page is shown; a longer one, when it is asked for.
const VERIFIED_EACH_TIME: i64 = 5_000;
/// The command that verifies apart from the site.
const COMMAND: &str = "talqy ledger verify";

/// Shows the ledger.
///
/// # Errors
/// [`PageError::BadRequest`] for a place that is no number; the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.must(Action::ReadLedger, &Resource::Site)?;
    let language = visitor.language;
    let before: Option<i64> = visitor
        .parameter("before")
        .map(|place| place.parse().map_err(|_| PageError::BadRequest))
        .transpose()?;
    let request = visitor.request();
    let lines = newest(&site.services, &request, before, PAGE).await?;
    let top = newest(&site.services, &request, None, 1).await?.first().map_or(0, |line| line.entry.sequence);
    let asked = visitor.parameter("verify").is_some();
    let verification =
        if asked || top <= VERIFIED_EACH_TIME { Some(verify(&site.services.database).await?) } else { None };
    audit::note(&site.services, &request, Noted::new(Kind::LedgerRead, "ledger")).await?;
    let names = staff_names(&site.services, &request).await?;
    let names: HashMap<String, String> =
        names.into_iter().map(|(id, name)| (format!("user:{id}"), name)).collect();
    let zone = site.settings.zone;
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(w!(language, admin.ledger)), move || {
        let address = shown.address();
        let last = lines.last().map(|line| line.entry.sequence).filter(|sequence| *sequence > 1);
        let earlier = last.map(|sequence| {
            view! { <a rel="next" href=address.desk(&format!("ledger?before={sequence}"))>{w!(language, admin.earlier)}</a> }
        });
        let newer = before.map(|_| view! { <a rel="first" href=address.desk("ledger")>{w!(language, admin.newest)}</a> });
        let pages = (earlier.is_some() || newer.is_some())
            .then(|| view! { <nav class="pages" aria-label=w!(language, admin.ledger)>{newer}{earlier}</nav> });
        let state = match verification {
            Some(verification) => result(language, &verification).into_any(),
            None => view! {
                <p><a class="button plain" href=address.desk("ledger?verify=yes")>{w!(language, admin.verify)}</a></p>
            }
            .into_any(),
        };
        let rows = lines.iter().map(|line| row(language, zone, line, &names)).collect_view();
        let inside = if lines.is_empty() {
            view! { <div class="empty"><h2>{w!(language, admin.nothing)}</h2></div> }.into_any()
        } else {
            view! {
                <table class="cards">
                    <caption class="unseen">{w!(language, admin.ledger)}</caption>
                    <thead><tr>
                        <th scope="col" class="figure">{w!(language, admin.entry)}</th>
                        <th scope="col">{w!(language, admin.when)}</th>
                        <th scope="col">{w!(language, admin.what)}</th>
                        <th scope="col">{w!(language, admin.subject)}</th>
                        <th scope="col">{w!(language, admin.who)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        };
        view! {
            <div class="head"><div>
                <h1>{w!(language, admin.ledger)}</h1>
                <p class="lead">{w!(language, admin.ledger_lead)}</p>
            </div></div>
            <div class="page">
                {state}
                {inside}
                {pages}
            </div>
        }
    })
    .await)
}

fn result(language: Language, verification: &Verification) -> impl IntoView + use<> {
    let (class, title, says) = match &verification.broken {
        None => (
            "notice good",
            w!(language, admin.holds),
            w!(language, admin.holds_says, count = verification.events),
        ),
        Some(broken) => (
            "notice bad",
            w!(language, admin.broken, number = broken.sequence),
            match broken.why {
                Fault::Sequence => w!(language, admin.broken_sequence),
                Fault::Link => w!(language, admin.broken_link),
                Fault::Content => w!(language, admin.broken_content),
            },
        ),
    };
    view! {
        <section class=class role="status">
            <h2>{title}</h2>
            <p class="num">{says}</p>
            <p class="small">{w!(language, admin.head)}": "<span class="hash mono">{verification.head.clone()}</span></p>
            <p class="small">{w!(language, admin.offline)}" "<code>{COMMAND}</code></p>
        </section>
    }
}

fn row(
    language: Language,
    zone: LegalZone,
    line: &LedgerLine,
    names: &HashMap<String, String>,
) -> impl IntoView + use<> {
    let entry = &line.entry;
    let who = match entry.actor.as_str() {
        "public" => w!(language, admin.public),
        "console" => w!(language, admin.console),
        actor => names.get(actor).cloned().unwrap_or_else(|| actor.to_owned()),
    };
    // A session or an account names a person by its number; the number says nothing to a reader.
    let subject = match names.get(&entry.subject) {
        Some(name) => format!("{} ({name})", entry.subject),
        None => entry.subject.clone(),
    };
    view! {
        <tr>
            <td class="figure num" data-label=w!(language, admin.entry)>{entry.sequence}</td>
            <td class="num" data-label=w!(language, admin.when)>
                <time datetime=entry.at.to_rfc3339()>{words::moment(language, zone, entry.at)}</time>
            </td>
            <th scope="row" data-label=w!(language, admin.what)>
                {action(language, &entry.action)}
                <details class="more small">
                    <summary>{w!(language, admin.details)}</summary>
                    <dl class="facts-list">
                        <div><dt>{w!(language, admin.payload)}</dt><dd class="hash mono">{line.payload.clone()}</dd></div>
                        <div><dt>{w!(language, admin.hash)}</dt><dd class="hash mono">{entry.hash.clone()}</dd></div>
                        <div><dt>{w!(language, admin.previous_hash)}</dt><dd class="hash mono">{entry.previous_hash.clone()}</dd></div>
                    </dl>
                </details>
            </th>
            <td data-label=w!(language, admin.subject)>{subject}</td>
            <td data-label=w!(language, admin.who)>{who}</td>
        </tr>
    }
}

/// An action in words; one that a newer program wrote keeps its stable name.
fn action(language: Language, action: &str) -> String {
    match action {
        "body.added" => w!(language, admin.e_body_added),
        "body.changed" => w!(language, admin.e_body_changed),
        "calendar.imported" => w!(language, admin.e_calendar_imported),
        "change.linked" => w!(language, admin.e_change_linked),
        "change.unlinked" => w!(language, admin.e_change_unlinked),
        "comment.received" => w!(language, admin.e_comment_received),
        "comments.decided" => w!(language, admin.e_comments_decided),
        "decision.reopened" => w!(language, admin.e_decision_reopened),
        "draft.created" => w!(language, admin.e_draft_created),
        "draft.placed" => w!(language, admin.e_draft_placed),
        "draft.placement_requested" => w!(language, admin.e_draft_placement_requested),
        "draft.saved" => w!(language, admin.e_draft_saved),
        "draft.withdrawn" => w!(language, admin.e_draft_withdrawn),
        "invitation.accepted" => w!(language, admin.e_invitation_accepted),
        "invitation.withdrawn" => w!(language, admin.e_invitation_withdrawn),
        "password.voided" => w!(language, admin.e_password_voided),
        "person.deactivated" => w!(language, admin.e_person_deactivated),
        "person.invited" => w!(language, admin.e_person_invited),
        "person.reactivated" => w!(language, admin.e_person_reactivated),
        "register.changed" => w!(language, admin.e_register_changed),
        "register.included" => w!(language, admin.e_register_included),
        "report.published" => w!(language, admin.e_report_published),
        "role.given" => w!(language, admin.e_role_given),
        "role.taken" => w!(language, admin.e_role_taken),
        "session.opened" => w!(language, admin.e_session_opened),
        "sessions.revoked" => w!(language, admin.e_sessions_revoked),
        "suggestion.taken" => w!(language, admin.e_suggestion_taken),
        other => other.to_owned(),
    }
}
