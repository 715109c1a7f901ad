//! What happens to a placed draft now and what comes next, at every stage: one line each.

use chrono::{DateTime, Utc};
use domain::draft::StageName;
use domain::language::Language;
use leptos::prelude::*;
use services::reading::PublicDraftSummary;

use super::now::Now;
use crate::w;
use crate::words::standard::{article, by_article};

/// What happens to a draft now.
pub fn now_line(now: Now, summary: &PublicDraftSummary) -> String {
    let language = now.language;
    match summary.stage {
        StageName::Drafting | StageName::Open => {
            w!(language, rounds_public.now_open, date = now.date(summary.placement.window.last_day))
        }
        StageName::Review => {
            let (done, total) = (summary.decided.to_string(), summary.to_decide().to_string());
            w!(language, rounds_public.now_review, done = done, total = total)
        }
        StageName::Reported => w!(language, rounds_public.now_reported),
        StageName::Coordinating => sent(now, summary),
        StageName::Returned => {
            w!(language, rounds_public.now_returned, round = last_round(summary))
        }
        StageName::Approved => {
            w!(language, rounds_public.now_approved, date = date(now, summary.approved_at))
        }
        StageName::InForce => {
            w!(language, rounds_public.now_in_force, date = date(now, summary.effective_at))
        }
        StageName::Ceased => w!(language, rounds_public.now_ceased, date = date(now, summary.ceases_at)),
        StageName::Withdrawn => {
            let at = summary.withdrawn.as_ref().map(|(at, _)| *at);
            w!(language, rounds_public.now_withdrawn, date = date(now, at))
        }
    }
}

/// What comes next.
pub fn next_line(now: Now, summary: &PublicDraftSummary) -> String {
    let language = now.language;
    match summary.stage {
        StageName::Drafting | StageName::Open => w!(language, rounds_public.next_open),
        StageName::Review => w!(language, rounds_public.next_review),
        StageName::Reported => {
            w!(language, rounds_public.next_reported, article = article(language, "Art. 15(4)"))
        }
        StageName::Coordinating if summary.running_round().is_some() => w!(language, rounds_public.next_sent),
        StageName::Coordinating => agreed_next(language),
        StageName::Returned => w!(language, rounds_public.next_returned),
        StageName::Approved if summary.effective_at.is_none() => w!(language, rounds_public.next_undated),
        StageName::Approved => {
            w!(language, rounds_public.next_approved, date = date(now, summary.effective_at))
        }
        StageName::InForce if summary.ceases_at.is_some() => {
            w!(language, rounds_public.next_ceases, date = date(now, summary.ceases_at))
        }
        StageName::InForce => {
            w!(language, rounds_public.next_in_force, article = by_article(language, "Art. 15(5)"))
        }
        StageName::Ceased => w!(language, rounds_public.next_ceased),
        StageName::Withdrawn => {
            w!(language, rounds_public.next_withdrawn, article = article(language, "Art. 15(3)"))
        }
    }
}

/// Both lines under their headings, for what stands beside the text of a draft.
pub fn now_and_next(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let language = now.language;
    view! {
        <section class="rows" aria-labelledby="now">
            <h2 id="now">{w!(language, rounds_public.now)}</h2>
            <p class="small">{now_line(now, summary)}</p>
            <h2>{w!(language, rounds_public.next)}</h2>
            <p class="small">{next_line(now, summary)}</p>
        </section>
    }
    .into_any()
}

fn sent(now: Now, summary: &PublicDraftSummary) -> String {
    let language = now.language;
    let round = last_round(summary);
    let Some(running) = summary.running_round() else {
        return w!(language, rounds_public.now_agreed, round = round);
    };
    if let Some(due_on) = running.due_on {
        w!(language, rounds_public.now_sent_due, round = round, date = now.date(due_on))
    } else {
        w!(language, rounds_public.now_sent, round = round)
    }
}

fn agreed_next(language: Language) -> String {
    w!(language, rounds_public.next_agreed, article = article(language, "Art. 10(1)"))
}

fn last_round(summary: &PublicDraftSummary) -> String {
    summary.last_round().map(|round| round.number.to_string()).unwrap_or_default()
}

fn date(now: Now, at: Option<DateTime<Utc>>) -> String {
    at.map(|at| now.date(now.zone.date_of(at))).unwrap_or_default()
}
