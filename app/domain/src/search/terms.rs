//! A text as the index keeps it.

use super::part::{is_abbreviation, small};
use super::stems::{LONGEST, as_it_is, stems};
use super::token::{Token, tokens};
use crate::language::Language;

/// A word of the index and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The stem: small letters and digits only.
    pub stem: String,
    /// The byte of the text at which the word starts.
    pub start: usize,
    /// The byte after the word.
    pub end: usize,
}

/// The words of a text in their order. A word gives a stem in Russian and one in Kazakh where neither its letters nor `language`
/// tell which it is; `2026-0001`, `веб-сайт` and `т.б.` stand whole and by their parts, so ranges may lie in each other.
pub fn terms(text: &str, language: Option<Language>) -> Vec<Term> {
    tokens(text).iter().flat_map(|token| of_token(token, language)).collect()
}

fn of_token(token: &Token, language: Option<Language>) -> Vec<Term> {
    let mut found: Vec<Term> = Vec::with_capacity(2);
    if let (Some(first), Some(last)) = (token.first(), token.last()) {
        let whole = wholes(token, language);
        found.extend(whole.into_iter().map(|stem| Term { stem, start: first.start, end: last.end }));
    }
    for part in token {
        let word = small(&part.text);
        let mut of_part = stems(&word, language);
        if is_abbreviation(&part.text) {
            of_part.push(as_it_is(&word));
        }
        found.extend(of_part.into_iter().map(|stem| Term { stem, start: part.start, end: part.end }));
    }
    found.retain(|term| !term.stem.is_empty());
    let mut kept: Vec<Term> = Vec::with_capacity(found.len());
    for term in found {
        if !kept.contains(&term) {
            kept.push(term);
        }
    }
    kept
}

/// A word of several parts as one: its last part by its stems, the others as they are.
pub(super) fn wholes(token: &Token, language: Option<Language>) -> Vec<String> {
    let Some((last, before)) = token.split_last() else { return Vec::new() };
    if before.is_empty() {
        return Vec::new();
    }
    let start: String = before.iter().map(|part| as_it_is(&small(&part.text))).collect();
    let joined = stems(&small(&last.text), language).into_iter().map(|stem| format!("{start}{stem}"));
    joined.filter(|stem| stem.chars().count() <= LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> Vec<(String, String)> {
        let marked = |term: Term| (term.stem, text.get(term.start..term.end).unwrap_or_default().to_owned());
        terms(text, Some(language)).into_iter().map(marked).collect()
    }

    #[test]
    fn a_word_is_marked_where_it_stands() {
        assert_eq!(
            read("«Анықтаманы» беру", Language::Kk),
            [("аныктама".to_owned(), "Анықтаманы".to_owned()), ("бер".to_owned(), "беру".to_owned())]
        );
    }

    #[test]
    fn numbers_stand_whole_and_by_parts() {
        let stems: Vec<_> =
            read("2026-0001 ДСМ-175/2020", Language::Kk).into_iter().map(|(stem, _)| stem).collect();
        assert_eq!(stems, ["20260001", "2026", "0001", "дсм1752020", "дсм", "175", "2020"]);
    }

    #[test]
    fn an_abbreviation_stands_as_it_is() {
        for (text, stem) in [("ТОО", "тоо"), ("«ЭЦП»", "ецп"), ("ЭЦП-ны", "ецп"), ("т.б.", "тб")]
        {
            assert!(terms(text, None).iter().any(|term| term.stem == stem), "{text}");
        }
    }
}
