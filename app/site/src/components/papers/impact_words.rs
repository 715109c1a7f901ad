//! What changes for people, each change in one line of words.

use domain::language::{Language, Localized};
use domain::paper::literal;
use domain::standard::impact::{Impact, TypedChange};

use crate::components::impact::{fee, shape, term};
use crate::w;
use crate::words::standard::section_name;

/// A change with the section that it stands in.
pub(super) fn impact_words(language: Language, impact: &Impact) -> String {
    format!("{}: {}", section_name(language, impact.section), says(language, &impact.change))
}

/// The words of a line, on one line, without the mark at its end.
fn words(language: Language, text: &Localized) -> String {
    let words: Vec<&str> = text.best(language).1.split_whitespace().collect();
    literal(words.join(" ").trim_end_matches([':', ';', '.']))
}

/// What was and what is, after the case that it concerns.
fn turn(case: &str, from: &str, to: &str) -> String {
    let says = format!("{from} → {to}");
    if case.is_empty() { says } else { format!("{case}: {says}") }
}

fn added(language: Language, what: &str) -> String {
    w!(language, papers.added, what = what.to_owned())
}

fn removed(language: Language, what: &str) -> String {
    w!(language, papers.removed, what = what.to_owned())
}

fn says(language: Language, change: &TypedChange) -> String {
    use TypedChange as Is;
    let of = |text: &Localized| words(language, text);
    let with = |text: &Localized, value: String| {
        let text = of(text);
        if text.is_empty() { value } else { format!("{text}: {value}") }
    };
    match change {
        Is::TermChanged { text, from, to } => turn(&of(text), &term(*from, language), &term(*to, language)),
        Is::TermAdded { text, term: value } => added(language, &with(text, term(*value, language))),
        Is::TermRemoved { text, term: value } => removed(language, &with(text, term(*value, language))),
        Is::FormChanged { from, to } => turn("", from.word(language), to.word(language)),
        Is::FormAdded { form } => added(language, form.word(language)),
        Is::FormRemoved { form } => removed(language, form.word(language)),
        Is::BecameFree => w!(language, papers.became_free),
        Is::BecamePaid { fees } => {
            let sums: Vec<String> = fees.iter().map(|value| fee(*value, language)).collect();
            w!(language, papers.became_paid, fees = sums.join(", "))
        }
        Is::FeeChanged { text, from, to } => turn(&of(text), &fee(*from, language), &fee(*to, language)),
        Is::FeeReckoned { text, from, to } => {
            turn(&of(text), &literal(from.get(language)), &literal(to.get(language)))
        }
        Is::FeeAdded { text, fee: value } => added(language, &with(text, fee(*value, language))),
        Is::FeeRemoved { text, fee: value } => removed(language, &with(text, fee(*value, language))),
        Is::MethodAdded { method, .. } => added(language, method.word(language)),
        Is::MethodRemoved { method, .. } => removed(language, method.word(language)),
        Is::HoursChanged { place, named, from, to } => {
            let case = literal(place.called(named, language));
            turn(&case, &from.in_words(language), &to.in_words(language))
        }
        Is::PlaceAdded { place, named } => added(language, &literal(place.called(named, language))),
        Is::PlaceRemoved { place, named } => removed(language, &literal(place.called(named, language))),
        Is::DocumentAdded { text } | Is::GroundAdded { text } => added(language, &of(text)),
        Is::DocumentRemoved { text } | Is::GroundRemoved { text } => removed(language, &of(text)),
        Is::DocumentChanged { text, from, to } => {
            turn(&of(text), &shape(*from, language), &shape(*to, language))
        }
    }
}
