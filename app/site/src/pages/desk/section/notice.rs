//! What is said of a save: when it was, with whom it collided, why it was refused.

use domain::draft::Refusal;
use domain::standard::SectionKey;
use services::drafts::{self, SectionConflict};
use services::error::ServiceError;

use crate::pages::desk::opened::Opened;
use crate::pages::desk::refused;
use crate::w;
use crate::words::{instant_time, moment};
use crate::{Site, Visitor};
use app::components::editor::conflict::Collision;

/// What stands above the form.
pub(super) type Notice = (String, String);

pub(super) fn refusal_notice(visitor: &Visitor, refusal: &Refusal) -> Notice {
    let sentence = refused::sentence(visitor.language, refusal);
    let rule = w!(visitor.language, editor.refused, rule = refusal.rule());
    ("notice bad".to_owned(), format!("{sentence} {rule}."))
}

/// "saved 14:32", with the date if it was another day.
pub(super) fn saved_words(site: &Site, visitor: &Visitor, opened: &Opened, key: SectionKey) -> String {
    let Some(section) = opened.section(key) else { return String::new() };
    saved_at(site, visitor, section.saved_at)
}

pub(crate) fn saved_at(site: &Site, visitor: &Visitor, at: chrono::DateTime<chrono::Utc>) -> String {
    let zone = site.settings.zone;
    let time = if zone.date_of(at) == zone.date_of(visitor.at) {
        instant_time(zone, at)
    } else {
        moment(visitor.language, zone, at)
    };
    w!(visitor.language, editor.state_saved_at, time = time)
}

/// Who collided with the save, and where.
pub(crate) fn collision(site: &Site, visitor: &Visitor, conflict: &SectionConflict) -> Collision {
    let language = visitor.language;
    let time = instant_time(site.settings.zone, conflict.saved_at);
    let who = if let Some(name) = conflict.saved_by.clone() {
        w!(language, editor.meanwhile_by, name = name, time = time)
    } else {
        w!(language, editor.meanwhile)
    };
    Collision { who, places: conflict.merge.conflicts.clone(), theirs: conflict.theirs.clone() }
}

/// The notice after a save that was put together with somebody else's.
pub(super) async fn merged_notice(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: SectionKey,
) -> Result<Option<Notice>, ServiceError> {
    let Some(merged) = visitor.parameter("merged").and_then(|merged| merged.parse::<i64>().ok()) else {
        return Ok(None);
    };
    let versions = drafts::section_history(&site.services, &visitor.request(), number, key).await?;
    let with = versions.into_iter().find(|version| version.version < merged);
    let words = with.map(|with| merged_words(site, visitor, with.saved_by, with.saved_at));
    let words = words.unwrap_or_else(|| w!(visitor.language, editor.merged_unknown));
    Ok(Some(("notice info".to_owned(), words)))
}

pub(crate) fn merged_words(
    site: &Site,
    visitor: &Visitor,
    name: Option<String>,
    at: chrono::DateTime<chrono::Utc>,
) -> String {
    let time = instant_time(site.settings.zone, at);
    if let Some(name) = name {
        w!(visitor.language, editor.merged_with, name = name, time = time)
    } else {
        w!(visitor.language, editor.merged_unknown)
    }
}
