//! The last days of open discussions and the days on which approved drafts take effect, as an iCalendar file (RFC 5545), for all
//! drafts, those of a service or a body, or for one. What a withdrawal has cancelled stays in the file as cancelled for a while, so
//! that calendars that have it take it away.

use axum::extract::{Path, State};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use services::ServiceError;
use services::people::body_by_code;
use services::reading::{self, PublicDraftSummary};

use crate::components::draft_head::{numbered, title};
use crate::components::now::Now;
use crate::icalendar::{alarm, answer, escaped, instant, push_line, whole_day};
use crate::w;
use crate::{Answer, DraftPath, Site, Visitor};

/// For how long a calendar of many drafts tells that a closing was cancelled.
const TOLD: TimeDelta = TimeDelta::days(30);

/// The last days of all open discussions, and the days of effect that are to come.
///
/// # Errors
/// [`crate::PageError`] if the database does not answer.
pub async fn all(State(site): State<Site>, visitor: Visitor) -> Answer {
    let summaries = coming(&site, &visitor).await?;
    let now = Now::of(&site, &visitor);
    Ok(answer(calendar(now, &site.settings.public_url, &summaries)))
}

/// The same of the drafts of one service, whatever their stage.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such code.
pub async fn of_service(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let (_, summaries) = reading::drafts_of_service(&site.services, &visitor.request(), &code).await?;
    let now = Now::of(&site, &visitor);
    Ok(answer(calendar(now, &site.settings.public_url, &summaries)))
}

/// What is to come of the drafts of one body.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such code.
pub async fn of_body(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let body = body_by_code(&site.services, &code).await?;
    let mut summaries = coming(&site, &visitor).await?;
    summaries.retain(|summary| summary.body.id == body.id);
    let now = Now::of(&site, &visitor);
    Ok(answer(calendar(now, &site.settings.public_url, &summaries)))
}

/// The last day of the discussion of one draft, and the day on which it takes effect once that is known.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such placed draft.
pub async fn one(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let summary = reading::draft(&site.services, &visitor.request(), &number).await?.summary;
    let now = Now::of(&site, &visitor);
    Ok(answer(calendar(now, &site.settings.public_url, &[summary])))
}

/// What is to come, of every body, and what a withdrawal has lately cancelled.
async fn coming(site: &Site, visitor: &Visitor) -> Result<Vec<PublicDraftSummary>, ServiceError> {
    let request = visitor.request();
    let mut summaries = reading::open_drafts(&site.services, &request).await?;
    summaries.extend(reading::withdrawn_since(&site.services, &request, request.at - TOLD).await?);
    summaries.extend(reading::taking_effect(&site.services, &request).await?);
    Ok(summaries)
}

fn calendar(now: Now, root: &str, summaries: &[PublicDraftSummary]) -> String {
    let language = now.language;
    let host = root.split("://").last().unwrap_or(root);
    let mut text = String::new();
    let mut add = |content: String| push_line(&mut text, &content);
    add("BEGIN:VCALENDAR".to_owned());
    add("VERSION:2.0".to_owned());
    add("PRODID:-//Talqy//Talqy//EN".to_owned());
    add(format!("X-WR-CALNAME:{}", escaped(&w!(language, site.calendar_file))));
    for draft in summaries {
        let link = format!("{root}{}", now.address().draft(&draft.number));
        for event in events(now, draft) {
            let about = format!("{}: {}", event.what, title(now, draft).1);
            let body = draft.body.name.best(language).1;
            let description = format!("{} · {body}\n{link}", numbered(now, draft));
            add("BEGIN:VEVENT".to_owned());
            add(format!("UID:{}-{}@{host}", event.kind, draft.number));
            add(format!("DTSTAMP:{}", instant(event.known_at)));
            add(format!("SEQUENCE:{}", u8::from(event.is_cancelled)));
            for line in whole_day(event.on) {
                add(line);
            }
            add(format!("SUMMARY;LANGUAGE={}:{}", language.code(), escaped(&about)));
            add(format!("DESCRIPTION;LANGUAGE={}:{}", language.code(), escaped(&description)));
            add(format!("URL:{link}"));
            add(format!("STATUS:{}", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" }));
            add("TRANSP:TRANSPARENT".to_owned());
            if !event.is_cancelled {
                for line in alarm(&about) {
                    add(line);
                }
            }
            add("END:VEVENT".to_owned());
        }
    }
    add("END:VCALENDAR".to_owned());
    text
}

/// Something that happens to a draft on a day.
struct Event {
    kind: &'static str,
    what: String,
    /// Since when it stands as it does.
    known_at: DateTime<Utc>,
    on: NaiveDate,
    is_cancelled: bool,
}

/// What happens to a draft: its discussion closes, it takes effect.
fn events(now: Now, draft: &PublicDraftSummary) -> Vec<Event> {
    let cancelled_at = draft.closing_cancelled_at();
    let closing = Event {
        kind: "closing",
        what: w!(now.language, window.closing),
        known_at: cancelled_at.unwrap_or(draft.placement.placed_at),
        // 24:00 of the last day is that day, not the first moment of the next one (R-T2).
        on: draft.placement.window.last_day,
        is_cancelled: cancelled_at.is_some(),
    };
    let effect = draft.effective_at.zip(draft.approved_at).map(|(effective_at, approved_at)| Event {
        kind: "effect",
        what: w!(now.language, rounds_public.takes_effect),
        known_at: approved_at,
        on: now.zone.date_of(effective_at),
        is_cancelled: false,
    });
    std::iter::once(closing).chain(effect).collect()
}
