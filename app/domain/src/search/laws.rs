//! What holds of every text and query, on random ones.

use proptest::prelude::*;

use super::{Query, is_near, terms, trigrams};
use crate::language::Language;

/// Letters of three alphabets, marks, joiners and signs that mean something to databases.
const TYPED: &str =
    "[а-яА-ЯёәғқңөұүһіӘҒҚҢӨҰҮҺІa-zA-Z0-9İıßﬁ\u{301}\u{306}\u{ad}\u{200b} \"«»'’%_*\\./–—-]{0,80}";

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![".{0,60}", TYPED]
}

fn languages() -> impl Strategy<Value = Option<Language>> {
    prop_oneof![Just(None), proptest::sample::select(&Language::ALL[..]).prop_map(Some)]
}

fn is_clean(stem: &str) -> bool {
    !stem.is_empty() && stem.chars().all(char::is_alphanumeric)
}

proptest! {
    #[test]
    fn terms_stand_in_their_text_in_order(text in texts(), language in languages()) {
        let found = terms(&text, language);
        for term in &found {
            prop_assert!(term.start < term.end && text.get(term.start..term.end).is_some());
            prop_assert!(is_clean(&term.stem), "{:?}", term.stem);
        }
        prop_assert!(found.is_sorted_by_key(|term| term.start));
    }

    #[test]
    fn a_query_is_words_with_clean_stems(typed in texts()) {
        let query = Query::parse(&typed);
        prop_assert!(query.words.len() <= 12);
        for word in &query.words {
            prop_assert!(!word.stems.is_empty());
            prop_assert!(word.stems.iter().chain(&word.prefixes).all(|stem| is_clean(stem)), "{word:?}");
            prop_assert_eq!(word.is_last_prefix, !word.prefixes.is_empty());
        }
    }

    #[test]
    fn a_word_finds_itself(word in "[а-щыэюяәғқңөұүһіё]{2,20}", language in languages()) {
        let query = Query::parse(&word);
        let found = terms(&word, language);
        let stems = &query.words[0].stems;
        prop_assert!(found.iter().any(|term| stems.contains(&term.stem)), "{stems:?} {found:?}");
    }

    #[test]
    fn capitals_and_soft_hyphens_change_no_stem(word in "[а-яәғқңөұүһі]{6,12}") {
        let stems = |text: &str| -> Vec<String> { terms(text, None).into_iter().map(|term| term.stem).collect() };
        prop_assert_eq!(stems(&word), stems(&word.to_uppercase()));
        let hyphened: String = word.chars().flat_map(|letter| [letter, '\u{ad}']).collect();
        prop_assert_eq!(stems(&word), stems(&hyphened));
    }

    #[test]
    fn stems_one_typo_apart_share_a_trigram(word in "[абвг]{5,9}", place in 0_usize..9, kind in 0_u8..4) {
        let mut letters: Vec<char> = word.chars().collect();
        let place = place % letters.len();
        match kind {
            0 => letters.insert(place, 'д'),
            1 => letters[place] = 'д',
            2 => { letters.remove(place); }
            _ => { let next = (place + 1) % letters.len(); letters.swap(place.min(next), place.max(next)); }
        }
        let typed: String = letters.into_iter().collect();
        let wraps = kind == 3 && place + 1 == word.chars().count();
        if !wraps && typed != word {
            prop_assert!(is_near(&word, &typed) && is_near(&typed, &word), "{word} {typed}");
            prop_assert!(trigrams(&word).iter().any(|three| trigrams(&typed).contains(three)), "{word} {typed}");
        }
    }
}
