//! Findings between languages: the versions of one line have to say the same.

use std::collections::BTreeSet;

use super::{CheckContext, Finding, Problem};
use crate::language::Language;
use crate::standard::{Element, SectionKey};

/// The findings between the languages of one line.
pub(super) fn findings(key: SectionKey, element: &Element, known: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings = changed_alone(key, element, known);
    findings.extend(numbers(key, element));
    findings
}

/// The languages that stayed as they were while another changed.
fn changed_alone(key: SectionKey, element: &Element, known: &CheckContext<'_>) -> Vec<Finding> {
    let Some((_, before)) = known.baseline.and_then(|baseline| baseline.find(&element.id)) else {
        return Vec::new();
    };
    let written = written(element);
    let (changed, kept): (Vec<_>, Vec<_>) = written
        .into_iter()
        .partition(|language| element.text.get(*language).trim() != before.text.get(*language).trim());
    // A language written for the first time is a translation, not a change of what the line says.
    if changed.iter().all(|language| before.text.get(*language).trim().is_empty()) {
        return Vec::new();
    }
    kept.into_iter()
        .map(|language| Finding::at(Problem::ChangedInOneLanguage, key, element).language(language))
        .collect()
}

/// The languages that lack a number another language has.
fn numbers(key: SectionKey, element: &Element) -> Vec<Finding> {
    let written = written(element);
    let of = |language: Language| numbers_in(element.text.get(language));
    let all: BTreeSet<String> = written.iter().flat_map(|language| of(*language)).collect();
    let lacking = written.into_iter().filter_map(|language| {
        let own = of(language);
        let missing: Vec<_> = all.iter().filter(|number| !own.contains(*number)).cloned().collect();
        (!missing.is_empty()).then(|| {
            Finding::at(Problem::NumbersDiffer, key, element).language(language).quoting(missing.join(", "))
        })
    });
    lacking.collect()
}

fn written(element: &Element) -> Vec<Language> {
    Language::ALL.into_iter().filter(|language| !element.text.get(*language).trim().is_empty()).collect()
}

/// The numbers of a text, each once: runs of digits, with the spaces between thousands taken out. "1,5" and "1.5" give
/// the same two runs, so the decimal mark of a language makes no difference.
fn numbers_in(text: &str) -> BTreeSet<String> {
    let mut numbers: Vec<String> = Vec::new();
    // The last run may go on after a single space with three digits.
    let mut joinable = false;
    for piece in text.split([' ', '\u{a0}', '\u{202f}']) {
        let runs: Vec<&str> =
            piece.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
        let starts = piece.starts_with(|letter: char| letter.is_ascii_digit());
        let ends = piece.ends_with(|letter: char| letter.is_ascii_digit());
        for (place, run) in runs.iter().enumerate() {
            match numbers.last_mut() {
                Some(last) if place == 0 && starts && joinable && run.len() == 3 => last.push_str(run),
                _ => numbers.push((*run).to_owned()),
            }
        }
        joinable = ends;
    }
    numbers.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_whole() {
        let numbers = |text| numbers_in(text).into_iter().collect::<Vec<_>>();
        assert_eq!(numbers("5 000 теңге, 3-бап"), ["3", "5000"]);
        assert_eq!(numbers("5000 тенге по статье 3."), ["3", "5000"]);
        assert_eq!(numbers("1,5 или 1.5"), ["1", "5"]);
        assert_eq!(numbers("тел. 1414, 8 800 080 7777"), ["1414", "7777", "8800080"]);
        assert!(numbers("сөз").is_empty());
    }
}
