//! A wording of a printed clause, taken apart again into its words and its typed part: what a control may take into a draft.

use super::{Detail, Element, FeeUnit, Presented, Submitter, TermUnit};
use crate::language::Language;

/// So many numbers of a wording are tried as its amount.
const NUMBERS: usize = 8;
/// Stands in the place of the words while a clause is printed around them.
const WORDS: &str = "\u{1}";

impl Element {
    /// The element under a wording of its clause in `language`: its words, and where the wording says another amount, unit,
    /// shape, submitter or law, that too. What is made prints as the wording says; nothing where a person has to enter it.
    pub fn reworded(&self, language: Language, wording: &str) -> Option<Self> {
        if self.said(language) == self.text.get(language).trim() {
            let mut whole = self.clone();
            wording.clone_into(whole.text.get_mut(language));
            return Some(whole);
        }
        let mut details = std::iter::once(self.detail.clone()).chain(others(&self.detail, language, wording));
        details.find_map(|detail| self.with(detail, language, wording))
    }

    /// The element with a typed part, and the words that are left of a wording around it.
    fn with(&self, detail: Detail, language: Language, wording: &str) -> Option<Self> {
        let mut made = Self { detail, ..self.clone() };
        let clause = even(&made.clause(language));
        let wording = even(wording);
        if wording == clause {
            return Some(made);
        }
        if self.text.get(language).trim().is_empty() && wording == figures_alone(&clause) {
            return Some(made);
        }
        WORDS.clone_into(made.text.get_mut(language));
        let around = even(&made.clause(language));
        let words = [figures_alone(&around), around].iter().find_map(|around| between(around, &wording))?;
        words.clone_into(made.text.get_mut(language));
        Some(made)
    }
}

/// The words of a wording that stand where the printed clause has its hole. None are none: a wording without the case would
/// leave the case of the other languages alone.
fn between(around: &str, wording: &str) -> Option<String> {
    let (before, after) = around.split_once(WORDS)?;
    let words = wording.strip_prefix(before)?.strip_suffix(after)?.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// A printed clause without the words of its numbers, "3 рабочих дня" of "3 (три) рабочих дня": who suggests writes it so too.
fn figures_alone(clause: &str) -> String {
    let mut alone = String::with_capacity(clause.len());
    let mut rest = clause;
    while let Some((before, bracket)) = rest.split_once(" (") {
        alone.push_str(before);
        rest = bracket;
        let words =
            before.ends_with(|last: char| last.is_ascii_digit()).then(|| bracket.split_once(')')).flatten();
        if let Some((words, after)) = words
            && words.chars().all(|letter| letter.is_alphabetic() || letter == ' ' || letter == '-')
        {
            rest = after;
        } else {
            alone.push_str(" (");
        }
    }
    alone + rest
}

/// The typed parts that a wording may say instead.
fn others(detail: &Detail, language: Language, wording: &str) -> Vec<Detail> {
    match detail {
        Detail::Term { .. } => terms(detail, wording),
        Detail::Fee { .. } => fees(detail, wording),
        Detail::Document { .. } => documents(detail),
        Detail::Ground { .. } => under_another_law(detail, language, wording).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn terms(detail: &Detail, wording: &str) -> Vec<Detail> {
    let numbers = numbers(wording).into_iter().filter(|hundredths| hundredths.is_multiple_of(100));
    let amounts = numbers.filter_map(|hundredths| u32::try_from(hundredths / 100).ok());
    let mut made = Vec::new();
    for said in amounts {
        for one in TermUnit::ALL {
            let mut other = detail.clone();
            if let Detail::Term { amount, unit, .. } = &mut other {
                (*amount, *unit) = (said, one);
                made.push(other);
            }
        }
    }
    made
}

fn fees(detail: &Detail, wording: &str) -> Vec<Detail> {
    let mut made = Vec::new();
    for said in numbers(wording) {
        for one in FeeUnit::ALL {
            let mut other = detail.clone();
            if let Detail::Fee { hundredths, unit, .. } = &mut other {
                (*hundredths, *unit) = (said, one);
                made.push(other);
            }
        }
    }
    made
}

fn documents(detail: &Detail) -> Vec<Detail> {
    let mut made = Vec::new();
    for who in Submitter::ALL {
        for shape in Presented::ALL {
            let mut other = detail.clone();
            if let Detail::Document { submitter, presented, .. } = &mut other {
                (*submitter, *presented) = (who, shape);
                made.push(other);
            }
        }
    }
    made
}

/// A ground under another law that stands in its brackets, at the same article.
fn under_another_law(detail: &Detail, language: Language, wording: &str) -> Option<Detail> {
    let mut other = detail.clone();
    let law = other.citation_mut()?;
    let (_, cited) = wording.trim().strip_suffix(')')?.split_once(" (")?;
    WORDS.clone_into(law.law.get_mut(language));
    let (cited, around) = (even(cited), even(&law.cited(language)));
    let (before, after) = around.split_once(WORDS)?;
    let name = cited.strip_prefix(before)?.strip_suffix(after)?.trim();
    name.clone_into(law.law.get_mut(language));
    (!name.is_empty()).then_some(other)
}

/// The numbers of a wording in hundredths, the last first, because an amount follows its case.
fn numbers(wording: &str) -> Vec<u64> {
    let mut found: Vec<u64> = Vec::new();
    let mut rest = wording;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (_, from) = rest.split_at(start);
        let end = end_of_number(from);
        let (number, after) = from.split_at(end);
        found.extend(hundredths(number));
        rest = after;
    }
    found.reverse();
    found.dedup();
    found.truncate(NUMBERS);
    found
}

/// Where the number ends that a text begins with: blanks, commas and points belong to it where a digit follows.
fn end_of_number(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let goes_on = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let joins = matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.') && goes_on;
        if !letter.is_ascii_digit() && !joins {
            return place;
        }
    }
    text.len()
}

/// A number as printed, in hundredths: a comma or a point with one or two digits behind it begins the fraction.
fn hundredths(number: &str) -> Option<u64> {
    let (whole, fraction) = match number.rsplit_once([',', '.']) {
        Some((whole, fraction)) if matches!(fraction.len(), 1 | 2) => (whole, fraction),
        _ => (number, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole: u64 = digits.parse().ok()?;
    let fraction: u64 = format!("{fraction:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(fraction)
}

/// A text with one plain blank wherever there is space.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
