//! The stems of one word in small letters.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::kazakh;
use super::letters::{folded, is_cyrillic, is_kazakh, kept};
use super::part::unmarked;
use crate::language::Language;

/// The longest stem, in letters: no word is longer, and databases refuse what is much longer.
pub(super) const LONGEST: usize = 64;

/// The stems of a word, the likeliest first, each once. The alphabet tells the language before the text does; where neither
/// does, a Cyrillic word has a stem in Russian and one in Kazakh.
pub(super) fn stems(small: &str, language: Option<Language>) -> Vec<String> {
    let word = unmarked(small);
    if word.chars().count() > LONGEST {
        return vec![as_it_is(&word)];
    }
    if !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase()) {
        return vec![Stemmer::create(Algorithm::English).stem(&word).into_owned()];
    }
    if word.is_empty() || !word.chars().all(is_cyrillic) {
        return vec![as_it_is(&word)];
    }
    let is_only_kazakh = word.chars().any(is_kazakh);
    let plain = folded(&word);
    let mut found = Vec::with_capacity(2);
    if !is_only_kazakh && language != Some(Language::Kk) {
        found.push(russian(&plain));
    }
    if is_only_kazakh || language != Some(Language::Ru) {
        found.push(kept(&kazakh::stem(&plain)));
    }
    found.retain(|stem| !stem.is_empty());
    if found.is_empty() {
        found.push(as_it_is(&word));
    }
    found.dedup();
    found
}

/// A word by its letters alone, for numbers, abbreviations and beginnings of words.
pub(super) fn as_it_is(small: &str) -> String {
    kept(&folded(&unmarked(small))).chars().take(LONGEST).collect()
}

/// The Russian stem; a word with letters that Russian has not is its own.
fn russian(word: &str) -> String {
    if word.chars().all(|letter| matches!(letter, 'а'..='я')) {
        kept(&Stemmer::create(Algorithm::Russian).stem(word))
    } else {
        kept(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_russian_word_have_one_stem() {
        for forms in [
            "справка справки справку справкой справок",
            "услуга услуги услугу услугой услугам",
            "государственный государственная государственной государственные",
            "заявление заявления заявлению заявлений",
            "удостоверение удостоверения удостоверений",
            "ребёнок ребенок",
        ] {
            let mut found: Vec<_> = forms.split(' ').map(|form| stems(form, Some(Language::Ru))).collect();
            found.dedup();
            let few = if forms.starts_with("справка") { 2 } else { 1 };
            assert!(found.len() <= few, "{found:?}");
        }
    }

    #[test]
    fn forms_of_an_english_word_have_one_stem() {
        assert_eq!(stems("services", None), stems("service", Some(Language::Ru)));
        assert_eq!(stems("licensing", None), stems("licensed", None));
    }

    #[test]
    fn the_alphabet_tells_the_language_before_the_text_does() {
        assert_eq!(stems("құжаттар", Some(Language::Ru)), ["кужат"]);
        assert_eq!(stems("справки", Some(Language::Ru)).len(), 1);
        assert_eq!(stems("мектептер", None).last().unwrap(), "мектеп");
        assert_eq!(stems("мектептер", Some(Language::Kk)), ["мектеп"]);
        assert_eq!(stems("0009", None), ["0009"]);
        assert_eq!(stems("a4", None), ["a4"]);
    }

    #[test]
    fn soft_and_hard_signs_and_short_и_do_not_tell_words_apart() {
        assert_eq!(as_it_is("объект"), as_it_is("обьект"));
        assert_eq!(as_it_is("электрон"), as_it_is("електрон"));
        assert_eq!(as_it_is("мекенжай"), as_it_is("мекенжаи"));
    }
}
