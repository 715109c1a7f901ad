//! What stands between a draft and its approval, as a list of checks (RC-4), and the term of three months (R13-2).

use domain::coordination::Missing;
use domain::time::Standing;
use leptos::prelude::*;
use services::drafts::DatedDeadline;
use services::standards::{ApprovalPage, MissingAgreement};

use crate::components::derivation::derivation;
use crate::components::now::Now;
use crate::w;

/// The checks; `draft` is where the draft's pages of the desk begin.
pub(super) fn checks(now: Now, page: &ApprovalPage, draft: &str) -> AnyView {
    let language = now.language;
    let coordination = format!("{draft}/coordination");
    let Some(round) = &page.round else {
        return view! {
            <ul class="checks">
                <li class="check err">
                    {w!(language, approval.check_not_sent)}" "
                    <a href=coordination>{w!(language, approval.to_coordination)}</a>
                </li>
            </ul>
        }
        .into_any();
    };
    let number = round.number.to_string();
    let (class, says) = match round.ended_at {
        Some(at) => {
            let date = now.date(now.zone.date_of(at));
            ("check num", w!(language, approval.check_round_ended, round = number, date = date))
        }
        None => ("check num err", w!(language, approval.check_round_open, round = number)),
    };
    let agreements = if page.missing.is_empty() && page.refusal.is_none() {
        view! { <li class="check">{w!(language, approval.check_all_agree)}</li> }.into_any()
    } else {
        let missing = page.missing.iter().map(|one| agreement(now, one, &coordination));
        missing.collect_view().into_any()
    };
    view! { <ul class="checks"><li class=class>{says}</li>{agreements}</ul> }.into_any()
}

fn agreement(now: Now, one: &MissingAgreement, coordination: &str) -> AnyView {
    let language = now.language;
    let body = one.body.name.best(language).1.to_owned();
    let says = match one.missing {
        Missing::NotAsked { .. } => w!(language, approval.missing_not_asked, body = body),
        Missing::Silent { .. } => w!(language, approval.missing_silent, body = body),
        Missing::Refuses { .. } => w!(language, approval.missing_refuses, body = body),
    };
    view! {
        <li class="check err">
            {says}" "<a href=coordination.to_owned()>{w!(language, approval.to_coordination)}</a>
        </li>
    }
    .into_any()
}

/// The term of three months: when it ends, and whether it was kept.
pub(super) fn term(now: Now, term: &DatedDeadline) -> AnyView {
    let language = now.language;
    let deadline = &term.deadline;
    let (class, says) = match (term.met_on, now.today() > deadline.due_on) {
        (Some(on), _) if on > deadline.due_on => {
            ("tag late", w!(language, approval.term_met_late, date = now.date(on)))
        }
        (Some(on), _) => ("tag inforce", w!(language, approval.term_met, date = now.date(on))),
        (None, true) => ("tag late", w!(language, approval.term_overdue)),
        (None, false) => ("tag open", w!(language, approval.term_runs)),
    };
    view! {
        <section class="sheet rows">
            <h2>{w!(language, approval.term)}</h2>
            <p class="moment">
                <span class="label">{w!(language, approval.term_due)}</span>
                <b class="num">{now.date(deadline.due_on)}</b>
            </p>
            <p><span class=class>{says}</span></p>
            {derivation(now, deadline, None)}
        </section>
    }
    .into_any()
}

/// The tag of a place of informing: done, waiting or late.
pub(super) fn place_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Met { .. } => "check",
        Standing::MetLate { .. } | Standing::Due { .. } | Standing::DueToday => "check warn",
        Standing::Overdue { .. } => "check err",
    }
}
