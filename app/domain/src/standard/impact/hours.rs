//! Which of two weeks leaves the recipient more time to come.

use super::Effect;
use crate::standard::{DayHours, Week};

/// Better if the place is open whenever it was, and longer; worse if it is open only when it was, and shorter.
pub(super) fn effect(from: &Week, to: &Week) -> Effect {
    match (covers(to, from), covers(from, to)) {
        (true, false) => Effect::Better,
        (false, true) => Effect::Worse,
        _ => Effect::Neutral,
    }
}

/// Whether one week is open in every minute in which the other is.
fn covers(wide: &Week, narrow: &Week) -> bool {
    wide.0.iter().zip(&narrow.0).all(|(wide, narrow)| {
        let Some(narrow) = narrow else { return true };
        (narrow.opens..narrow.closes)
            .filter(|minute| is_open(narrow, *minute))
            .all(|minute| wide.as_ref().is_some_and(|wide| is_open(wide, minute)))
    })
}

fn is_open(day: &DayHours, minute: u16) -> bool {
    (day.opens..day.closes).contains(&minute)
        && !day.pause.is_some_and(|(from, to)| (from..to).contains(&minute))
}
