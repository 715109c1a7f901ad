//! The section that a sentence names, by the names that sections have.

use super::begin::BEGIN;
use super::end::END;
use crate::standard::SectionKey;

/// A Russian name stands behind no more words than this, a Kazakh one before no more, or behind no more of its own.
const MOST_BEFORE: usize = 3;
const MOST_BEHIND: usize = 3;
/// A name is looked for in no more of a sentence than this, in bytes.
const LONGEST: usize = 1_200;

/// The section that a sentence or a name names, if that is allowed.
pub(in super::super) fn section(small: &str, allowed: impl Fn(SectionKey) -> bool) -> Option<SectionKey> {
    let end = (0..=LONGEST.min(small.len())).rev().find(|end| small.is_char_boundary(*end))?;
    let small = small.get(..end)?;
    if tells_of_payment(small) {
        return allowed(SectionKey::Payment).then_some(SectionKey::Payment);
    }
    let whole = without_breaks(small);
    first(small, &allowed).or_else(|| first(&whole, &allowed).filter(|_| whole != small))
}

/// The section that words name at their beginning, or at their end in Kazakh.
fn first(small: &str, allowed: &impl Fn(SectionKey) -> bool) -> Option<SectionKey> {
    let begins = BEGIN.iter().flat_map(|(key, names)| names.iter().map(move |name| (*key, *name)));
    let named = begins
        .filter_map(|(key, name)| Some((at_word(small, name)?, usize::MAX - name.len(), key)))
        .filter(|(place, _, _)| words(small.get(..*place)) <= MOST_BEFORE)
        .min_by_key(|(place, length, _)| (*place, *length));
    if let Some((_, _, key)) = named {
        return allowed(key).then_some(key);
    }
    let key = kazakh(small)?;
    allowed(key).then_some(key)
}

fn kazakh(small: &str) -> Option<SectionKey> {
    let has = |word: &str| small.contains(word);
    let ends = |verb: &str| small.trim_end_matches('.').ends_with(verb);
    // The verb stands at the end of the sentence, behind whatever is named.
    match () {
        () if has("стандарт") && has("әзірле") => return Some(SectionKey::DevelopingBody),
        () if has("беруші") && ["көрсетеді", "жүзеге асырады"].iter().any(|verb| ends(verb)) =>
        {
            return Some(SectionKey::Provider);
        }
        () if has("қабылда")
            && ["өтініш", "құжат", "сұрау"].iter().any(|word| has(word))
            && !["кесте", "график", "құжаттар тізбе"].iter().any(|word| has(word)) =>
        {
            return Some(SectionKey::Other);
        }
        () => {}
    }
    let ends = END.iter().flat_map(|(key, names)| names.iter().map(move |name| (*key, *name)));
    let found = ends.filter_map(|(key, name)| {
        let begin = small.rfind(name)?;
        // The ending of the last word belongs to it.
        let rest = small.get(begin + name.len()..)?;
        let ending = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        Some((begin + name.len() + ending, name.len(), begin, key))
    });
    let (end, _, begin, key) = found.max_by_key(|(end, length, _, _)| (*end, *length))?;
    // In what form the result is given is told of the result.
    let key = if key == SectionKey::Form && has("нәтиже") { SectionKey::Result } else { key };
    (words(small.get(end..)) <= MOST_BEHIND || words(small.get(..begin)) <= MOST_BEFORE).then_some(key)
}

/// Words without the hyphens by which lines of a page were broken: "госу-дарственной".
pub(super) fn without_breaks(small: &str) -> String {
    let mut text = String::with_capacity(small.len());
    let mut letters = small.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = text.chars().next_back().is_some_and(char::is_alphabetic);
        if letter != '-' || !before || !letters.peek().is_some_and(|next| next.is_alphabetic()) {
            text.push(letter);
        }
    }
    text
}

fn words(text: Option<&str>) -> usize {
    text.unwrap_or("").split_whitespace().count()
}

/// Where a name begins a word of a text.
fn at_word(small: &str, name: &str) -> Option<usize> {
    small
        .match_indices(name)
        .map(|(place, _)| place)
        .find(|place| small.get(..*place).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

/// Whether a sentence says that the service is free or paid: it names no provider, though it says that the service is
/// rendered.
pub(in super::super) fn tells_of_payment(small: &str) -> bool {
    const KAZAKH: [&str; 8] = [
        "тегін көрсет",
        "тегін негіз",
        "тегін түрде",
        "тегін ұсын",
        "ақысыз көрсет",
        "ақылы көрсет",
        "ақылы негіз",
        "ақылы түрде",
    ];
    let is_sentence = ["государственная услуга ", "услуга ", "государственная услуга оказывается"]
        .iter()
        .any(|begin| small.starts_with(begin));
    let says = ["бесплатн", "на платной", " платно", "платная", "на возмездной"]
        .iter()
        .any(|word| small.contains(word));
    let kazakh =
        KAZAKH.iter().any(|word| small.contains(word)) || small.trim_end_matches('.').ends_with(" тегін");
    is_sentence && says || kazakh
}

#[cfg(test)]
#[path = "section_tests.rs"]
mod tests;
