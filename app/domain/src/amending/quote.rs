//! Which words to quote, so that each quotation stands in the text exactly once and reads as a lawyer would write it.

use std::ops::Range;

use super::replace::{replace, stands_once};
use super::{Replaced, TextChange};
use crate::language::Language;
use crate::redline::token::{TokenKind, tokens};
use crate::redline::{FragmentKind, words};

/// The most quotations of one text; a text that changes in more places is worded anew.
const MOST_QUOTED: usize = 5;
/// The most words that are quoted around a change to tell its place.
const MOST_AROUND: usize = 8;
/// A text of so few words and marks is quoted even where all of it goes.
const FEW: usize = 4;
/// The share of a longer text in hundredths that may go before it is worded anew.
const MOST_GONE: usize = 70;

/// A change of a text: the bytes that go, and what comes in their place.
struct Hunk {
    old: Range<usize>,
    new: String,
}

/// How `old` becomes `new` in a language: by the fewest quoted words, or as a whole.
pub(super) fn change(language: Language, old: &str, new: &str) -> TextChange {
    match quoted(old, new) {
        Some(replaced) => TextChange::Words { language, replaced },
        None => TextChange::Whole { language, text: new.to_owned() },
    }
}

fn quoted(old: &str, new: &str) -> Option<Vec<Replaced>> {
    if old.trim().is_empty() {
        return None;
    }
    if new.trim().is_empty() {
        return Some(vec![Replaced { old: old.to_owned(), new: new.to_owned() }]);
    }
    let hunks = hunks(old, new);
    let gone: usize = hunks.iter().map(|hunk| hunk.old.len()).sum();
    let seen = Seen::of(old);
    if seen.visible.len() > FEW && gone * 100 > old.len() * MOST_GONE {
        return None;
    }
    let mut places: Vec<Range<usize>> = Vec::new();
    for hunk in &hunks {
        let mut place = seen.quotable(hunk.old.clone())?;
        // Quotations that meet are one.
        while let Some(last) = places.pop_if(|last| last.end >= place.start) {
            place = last.start.min(place.start)..last.end.max(place.end);
        }
        places.push(place);
    }
    if places.len() > MOST_QUOTED {
        return None;
    }
    let replaced: Vec<Replaced> = places
        .into_iter()
        .map(|place| {
            Some(Replaced { old: old.get(place.clone())?.to_owned(), new: spliced(old, place, &hunks)? })
        })
        .collect::<Option<_>>()?;
    // A change of white space alone cannot be said by quoting words.
    let is_visible = replaced.iter().all(|one| one.old.trim() != one.new.trim());
    let is_proven = replace(old, &replaced).is_ok_and(|replaced| replaced == new);
    (is_visible && is_proven).then_some(replaced)
}

fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut place, mut is_open) = (0, false);
    for fragment in words(old, new) {
        if fragment.kind == FragmentKind::Same {
            place += fragment.text.len();
            is_open = false;
            continue;
        }
        if !is_open {
            hunks.push(Hunk { old: place..place, new: String::new() });
            is_open = true;
        }
        let Some(hunk) = hunks.last_mut() else { continue };
        if fragment.kind == FragmentKind::Deleted {
            place += fragment.text.len();
            hunk.old.end = place;
        } else {
            hunk.new.push_str(&fragment.text);
        }
    }
    hunks
}

/// What stands in the place after the changes in it.
fn spliced(old: &str, place: Range<usize>, hunks: &[Hunk]) -> Option<String> {
    let mut text = String::new();
    let mut from = place.start;
    for hunk in hunks.iter().filter(|hunk| place.start <= hunk.old.start && hunk.old.end <= place.end) {
        text.push_str(old.get(from..hunk.old.start)?);
        text.push_str(&hunk.new);
        from = hunk.old.end;
    }
    text.push_str(old.get(from..place.end)?);
    Some(text)
}

/// A text with the bytes of each of its words and marks.
struct Seen<'text> {
    text: &'text str,
    visible: Vec<Range<usize>>,
}

impl<'text> Seen<'text> {
    fn of(text: &'text str) -> Self {
        let mut end = 0;
        let places = tokens(text).into_iter().map(|token| {
            let start = end;
            end += token.text.len();
            (token.kind, start..end)
        });
        let visible = places.filter(|(kind, _)| *kind != TokenKind::Space).map(|(_, place)| place).collect();
        Self { text, visible }
    }

    /// The place widened to whole words, and then by as few words around it as make it stand in the text once.
    fn quotable(&self, place: Range<usize>) -> Option<Range<usize>> {
        let torn = |at: usize| self.visible.iter().find(move |word| word.start < at && at < word.end);
        let start = torn(place.start).map_or(place.start, |word| word.start);
        let end = torn(place.end).map_or(place.end, |word| word.end);
        let before = self.visible.iter().rev().filter(|word| word.start < start).map(|word| word.start);
        let after = self.visible.iter().filter(|word| word.end > end).map(|word| word.end);
        let starts: Vec<usize> = std::iter::once(start).chain(before.take(MOST_AROUND)).collect();
        let ends: Vec<usize> = std::iter::once(end).chain(after.take(MOST_AROUND)).collect();
        // Words before the change tell its place more naturally than words after it.
        let widths =
            (0..=MOST_AROUND).flat_map(|around| (0..=around).map(move |after| (around - after, after)));
        widths
            .filter_map(|(before, after)| Some(*starts.get(before)?..*ends.get(after)?))
            .find(|place| self.text.get(place.clone()).is_some_and(|words| self.tells(words.trim())))
    }

    /// Whether the words can be quoted: there is a letter or a digit in them, and they stand in the text once.
    fn tells(&self, words: &str) -> bool {
        words.contains(char::is_alphanumeric) && stands_once(self.text, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations of a change, or nothing if the text is worded anew.
    fn pairs(old: &str, new: &str) -> Option<Vec<(String, String)>> {
        match change(Language::Ru, old, new) {
            TextChange::Words { replaced, .. } => {
                Some(replaced.into_iter().map(|one| (one.old, one.new)).collect())
            }
            TextChange::Whole { text, .. } => {
                assert_eq!(text, new);
                None
            }
        }
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_term_is_quoted_as_a_whole() {
        let quoted = pairs(
            "Услугодатель рассматривает заявление в течение 5 рабочих дней.",
            "Услугодатель рассматривает заявление в течение 3 рабочих дней.",
        );
        assert_eq!(quoted, Some(vec![pair("5 рабочих дней", "3 рабочих дней")]));
    }

    #[test]
    fn words_that_stand_twice_are_quoted_with_their_neighbours() {
        let quoted = pairs(
            "подписанная копия договора и заверенная копия приказа",
            "подписанная копия договора и заверенная выписка приказа",
        );
        assert_eq!(quoted, Some(vec![pair("заверенная копия", "заверенная выписка")]));
    }

    #[test]
    fn what_is_added_is_told_by_the_word_before_it() {
        let quoted = pairs(
            "Заявление подается услугополучателем через портал лично.",
            "Заявление подается услугополучателем или представителем через портал лично.",
        );
        let quoted = quoted.unwrap();
        assert_eq!(quoted.len(), 1);
        assert!(quoted[0].0.trim().starts_with("услугополучателем"), "{quoted:?}");
        assert!(quoted[0].1.contains("или представителем"), "{quoted:?}");
    }

    #[test]
    fn a_text_without_unique_words_or_with_little_left_is_worded_anew() {
        let same = "день ".repeat(40);
        assert_eq!(pairs(&same, &format!("{same}час {same}")), None);
        let rewritten = pairs(
            "Жалоба рассматривается руководителем услугодателя.",
            "Решение обжалуется в суде по правилам главы 29 Кодекса.",
        );
        assert_eq!(rewritten, None);
        assert_eq!(pairs("", "Паспорт"), None);
        assert_eq!(pairs("a  b", "a b"), None);
        assert_eq!(pairs("Паспорт ", ""), Some(vec![pair("Паспорт ", "")]));
        let few = pairs("Удостоверение личности", "Паспорт");
        assert_eq!(few, Some(vec![pair("Удостоверение личности", "Паспорт")]));
    }
}
