//! Who did something in a word processor, and when, as it says.

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::standard::word::WordAuthor;

use crate::import::walk::Attributes;

/// The longest name of an author that is kept, in characters.
const LONGEST: usize = 200;

/// The author that an element names.
pub(super) fn author(attributes: &Attributes<'_, '_>) -> WordAuthor {
    let name = attributes.get("author").unwrap_or_default();
    let name = name.trim().chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    WordAuthor { name, at: attributes.get("date").as_deref().and_then(instant) }
}

/// An instant, with its zone or without one.
fn instant(written: &str) -> Option<DateTime<Utc>> {
    let zoned = DateTime::parse_from_rfc3339(written).map(|at| at.to_utc()).ok();
    zoned.or_else(|| written.parse::<NaiveDateTime>().ok().map(|at| at.and_utc()))
}
