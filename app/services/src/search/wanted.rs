//! What is looked for: of each typed word the forms in which it may stand in the index.

use domain::search::Query;

use crate::storage::{WordForm, WordsOfIndex};

/// More words than these change nothing.
const MOST_WORDS: usize = 12;
/// More ways of reading a word than these are not tried.
const MOST_FORMS: usize = 12;
/// A beginning of fewer letters would find nearly everything.
const LEAST_BEGINNING: usize = 3;
/// The longest stem in bytes: what is longer is no word.
const LONGEST: usize = 200;

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WantedWord {
    /// As it was typed.
    pub(super) typed: String,
    /// The forms in which it may stand.
    pub(super) forms: Vec<WordForm>,
}

impl WantedWord {
    /// Whether a stem of a text is this word.
    pub(super) fn is(&self, stem: &str) -> bool {
        self.forms.iter().any(
            |form| {
                if form.is_prefix { stem.starts_with(&form.stem) } else { stem == form.stem }
            },
        )
    }
}

/// The words that are looked for; all of them must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The words, as they were typed one after another.
    pub(super) words: Vec<WantedWord>,
}

impl Wanted {
    /// What a typed text asks for; nothing where it holds no letter and no digit.
    pub(crate) fn parse(typed: &str) -> Self {
        let query = Query::parse(typed);
        let words = query.words.into_iter().take(MOST_WORDS).filter_map(|word| {
            let begun = word.is_last_prefix.then_some(word.prefixes).into_iter().flatten();
            let begun = begun.filter(|prefix| prefix.chars().count() >= LEAST_BEGINNING);
            let begun = begun.map(|prefix| (prefix, true)).take(MOST_FORMS);
            let whole = word.stems.into_iter().map(|stem| (stem, false)).take(MOST_FORMS);
            let mut forms: Vec<WordForm> = Vec::new();
            for (stem, is_prefix) in whole.chain(begun) {
                let Some(stem) = keyed(&stem) else { continue };
                let form = WordForm { stem, is_prefix };
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
            (!forms.is_empty()).then_some(WantedWord { typed: word.typed, forms })
        });
        let mut once: Vec<WantedWord> = Vec::new();
        for word in words {
            // Said twice, a word asks for nothing more.
            if once.iter().all(|known| known.forms != word.forms) {
                once.push(word);
            }
        }
        Self { words: once }
    }

    /// How many words are looked for.
    pub(crate) fn count(&self) -> usize {
        self.words.len()
    }

    /// Whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What a row must hold that also has these facets.
    pub(super) fn of_index(&self, facets: Vec<String>, in_title: bool) -> WordsOfIndex {
        WordsOfIndex { words: self.words.iter().map(|word| word.forms.clone()).collect(), facets, in_title }
    }
}

/// A stem as the index keeps it: letters and digits alone, so that no database parts it; nothing where it has none.
pub(super) fn keyed(stem: &str) -> Option<String> {
    let key: String = stem.chars().filter(|letter| letter.is_alphanumeric()).collect();
    (!key.is_empty() && key.len() <= LONGEST).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_kept_as_letters_and_digits() {
        assert_eq!(keyed("2026-0001").as_deref(), Some("20260001"));
        assert_eq!(keyed("справк").as_deref(), Some("справк"));
        assert_eq!(keyed("%_'\""), None);
        assert_eq!(keyed(&"я".repeat(200)), None);
    }

    #[test]
    fn a_form_is_a_word_or_its_beginning() {
        let form = |stem: &str, is_prefix| WordForm { stem: stem.to_owned(), is_prefix };
        let word = WantedWord {
            typed: "пасе".to_owned(),
            forms: vec![form("пасе", true), form("pase", false)],
        };
        assert!(word.is("пасек") && word.is("pase"));
        assert!(!word.is("pasek") && !word.is("пас"));
    }
}
