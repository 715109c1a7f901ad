//! The legal zone in words: by whose clock a moment is told.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::time::LegalZone;

use crate::w;

/// The distance of the zone from UTC at an instant: "UTC+5".
pub(crate) fn offset(zone: LegalZone, at: DateTime<Utc>) -> String {
    let minutes = zone.offset_minutes(at);
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{rest:02}") }
}

/// By whose clock a letter tells a moment: "Astana time, UTC+5".
pub(super) fn zone_time(language: Language, zone: LegalZone, at: DateTime<Utc>) -> String {
    if zone == LegalZone::default() {
        w!(language, letter_words.astana, offset = offset(zone, at))
    } else {
        format!("{zone}, {}", offset(zone, at))
    }
}
