//! The closing moments of open drafts and the days on which approved ones take effect, as an iCalendar file (RFC 5545), for all
//! drafts or for one.

use axum::extract::State;
use chrono::{DateTime, Utc};
use services::reading::{self, PublicDraftSummary};

use crate::components::draft_head::{numbered, title};
use crate::components::now::Now;
use crate::icalendar::{answer, day, escaped, instant, push_line};
use crate::w;
use crate::{Answer, DraftPath, Site, Visitor};

/// The closing moments of all open drafts, and the days of effect that are to come.
///
/// # Errors
/// [`crate::PageError`] if the database does not answer.
pub async fn all(State(site): State<Site>, visitor: Visitor) -> Answer {
    let request = visitor.request();
    let mut summaries = reading::open_drafts(&site.services, &request).await?;
    summaries.extend(reading::taking_effect(&site.services, &request).await?);
    let now = Now::of(&site, &visitor);
    Ok(answer(calendar(now, &site.settings.public_url, &summaries)))
}

/// The closing moment of one draft, and the day on which it takes effect once that is known.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such placed draft.
pub async fn one(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let summary = reading::draft(&site.services, &visitor.request(), &number).await?.summary;
    let now = Now::of(&site, &visitor);
    Ok(answer(calendar(now, &site.settings.public_url, &[summary])))
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
            for line in event.time {
                add(line);
            }
            add(format!("SUMMARY;LANGUAGE={}:{}", language.code(), escaped(&about)));
            add(format!("DESCRIPTION;LANGUAGE={}:{}", language.code(), escaped(&description)));
            add(format!("URL:{link}"));
            add(format!("STATUS:{}", event.status));
            add("TRANSP:TRANSPARENT".to_owned());
            add("END:VEVENT".to_owned());
        }
    }
    add("END:VCALENDAR".to_owned());
    text
}

/// Something that happens to a draft on a day or at a moment.
struct Event {
    kind: &'static str,
    what: String,
    known_at: DateTime<Utc>,
    time: Vec<String>,
    status: &'static str,
}

/// What happens to a draft: its discussion closes, it takes effect.
fn events(now: Now, draft: &PublicDraftSummary) -> Vec<Event> {
    let closes_at = instant(draft.placement.window.closes_at);
    let closing = Event {
        kind: "closing",
        what: w!(now.language, window.closing),
        known_at: draft.placement.placed_at,
        time: vec![format!("DTSTART:{closes_at}"), format!("DTEND:{closes_at}")],
        status: if draft.withdrawn.is_some() { "CANCELLED" } else { "CONFIRMED" },
    };
    let effect = draft.effective_at.zip(draft.approved_at).map(|(effective_at, approved_at)| Event {
        kind: "effect",
        what: w!(now.language, rounds_public.takes_effect),
        known_at: approved_at,
        // A day of the law is a date, wherever the reader is.
        time: vec![format!("DTSTART;VALUE=DATE:{}", day(now.zone.date_of(effective_at)))],
        status: "CONFIRMED",
    });
    std::iter::once(closing).chain(effect).collect()
}
