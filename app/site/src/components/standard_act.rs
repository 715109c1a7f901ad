//! The act behind a version of a standard, and from when to when its text is in force, in words.

use chrono::NaiveDate;
use domain::approval::Act;
use domain::language::Language;
use services::standards::VersionSummary;

use crate::w;
use crate::words::{date, dated};

/// A number and its date: "No. 12 of 2 March 2026".
pub fn numbered_of(language: Language, number: &str, on: NaiveDate) -> String {
    w!(language, in_force.order_of, number = number.to_owned(), date = dated(language, on))
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
    let told = Told {
        order: (&act.order_number, act.order_on),
        signatory: &act.signatory,
        registration: act.justice_number.as_deref().zip(act.justice_on),
        publication: act.published_in.as_deref().zip(act.published_on),
        norm: act.effective_norm.as_deref(),
    };
    told.facts(language, validity(language, version))
}

/// The same of an act as it stood before it was corrected: from when it was in force then, since until when follows from the others.
pub fn former_facts(language: Language, act: &Act) -> Vec<(String, String)> {
    let effect = act.effect.as_ref();
    let told = Told {
        order: (&act.order.number, act.order.on),
        signatory: &act.order.signatory,
        registration: act.registration.as_ref().map(|one| (one.number.as_str(), one.on)),
        publication: act.publication.as_ref().map(|one| (one.place.as_str(), one.on)),
        norm: effect.and_then(|effect| effect.norm.as_deref()),
    };
    let valid = if let Some(effect) = effect {
        w!(language, in_force.from, date = date(language, effect.on))
    } else {
        w!(language, in_force.undated)
    };
    told.facts(language, valid)
}

/// What is told of an act: numbers and places each with their date.
struct Told<'a> {
    order: (&'a str, NaiveDate),
    signatory: &'a str,
    registration: Option<(&'a str, NaiveDate)>,
    publication: Option<(&'a str, NaiveDate)>,
    norm: Option<&'a str>,
}

impl Told<'_> {
    fn facts(self, language: Language, valid: String) -> Vec<(String, String)> {
        let (number, on) = self.order;
        let mut facts = vec![
            (w!(language, in_force.valid), valid),
            (w!(language, in_force.order), numbered_of(language, number, on)),
            (w!(language, in_force.signatory), self.signatory.to_owned()),
        ];
        if let Some((number, on)) = self.registration {
            facts.push((w!(language, in_force.registration), numbered_of(language, number, on)));
        }
        if let Some((place, on)) = self.publication {
            let date = date(language, on);
            let published = w!(language, in_force.published_at, place = place.to_owned(), date = date);
            facts.push((w!(language, in_force.publication), published));
        }
        if let Some(norm) = self.norm {
            facts.push((w!(language, in_force.norm), norm.to_owned()));
        }
        facts
    }
}
