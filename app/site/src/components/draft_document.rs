//! What the documents of a draft's pages say about themselves.

use services::reading::PublicDraftSummary;

use super::draft_head::{numbered, title};
use super::now::Now;
use crate::Head;
use crate::w;
use crate::words::standard;

/// The head of a page of a draft: with the draft's feed and a sentence about where it stands.
pub fn of_draft_page(now: Now, head: Head, summary: &PublicDraftSummary) -> Head {
    let language = now.language;
    let feed = now.address().draft_part(&summary.number, "feed.atom");
    head.with_feed(feed, title(now, summary).1).described(w!(
        language,
        sharing.draft_says,
        draft = numbered(now, summary),
        body = summary.body.name.best(language).1.to_owned(),
        stage = standard::stage(language, summary.stage),
        closes = closing_words(now, summary)
    ))
}

/// When the discussion closes, or closed.
fn closing_words(now: Now, summary: &PublicDraftSummary) -> String {
    let window = &summary.placement.window;
    let (date, zone) = (now.date(window.last_day), now.zone_name(window.closes_at));
    if window.is_over(now.at) {
        w!(now.language, window.closed_at, date = date, zone = zone)
    } else {
        w!(now.language, window.closes, date = date, zone = zone)
    }
}
