//! The act behind a version of a standard, and from when to when its text is in force, in words.

use chrono::NaiveDate;
use domain::language::Language;
use services::standards::VersionSummary;

use crate::w;
use crate::words::date;

/// A number and its date: "No. 12 of 2 March 2026".
pub fn numbered_of(language: Language, number: &str, on: NaiveDate) -> String {
    w!(language, in_force.order_of, number = number.to_owned(), date = date(language, on))
}

/// From when to when a text is in force.
pub fn validity(language: Language, version: &VersionSummary) -> String {
    let day = |day: NaiveDate| date(language, day);
    match (version.effective_on, version.valid_until) {
        (Some(from), Some(until)) if until < from => w!(language, in_force.never),
        (Some(from), Some(until)) => {
            w!(language, in_force.from_until, from = day(from), until = day(until))
        }
        (Some(from), None) => w!(language, in_force.from, date = day(from)),
        (None, _) => w!(language, in_force.undated),
    }
}

/// The order, what followed it, and the validity: each with what it is called.
pub fn act_facts(language: Language, version: &VersionSummary) -> Vec<(String, String)> {
    let act = &version.act;
    let mut facts = vec![
        (w!(language, in_force.valid), validity(language, version)),
        (w!(language, in_force.order), numbered_of(language, &act.order_number, act.order_on)),
        (w!(language, in_force.signatory), act.signatory.clone()),
    ];
    if let (Some(number), Some(on)) = (&act.justice_number, act.justice_on) {
        facts.push((w!(language, in_force.registration), numbered_of(language, number, on)));
    }
    if let (Some(place), Some(on)) = (&act.published_in, act.published_on) {
        let published = w!(language, in_force.published_at, place = place.clone(), date = date(language, on));
        facts.push((w!(language, in_force.publication), published));
    }
    if let Some(norm) = &act.effective_norm {
        facts.push((w!(language, in_force.norm), norm.clone()));
    }
    facts
}
