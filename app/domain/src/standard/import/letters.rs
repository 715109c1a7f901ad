//! Letters that look alike: Latin ones that stand among Cyrillic ones, and hyphens that only a word processor tells apart.

use std::borrow::Cow;

use crate::look_alikes::{cyrillic, is_cyrillic};

/// Text that looks the same: a word that is Cyrillic but for letters that look alike is Cyrillic as a whole, and every
/// hyphen is the one of the keyboard.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    let is_hyphen = |letter: char| matches!(letter, '\u{2010}' | '\u{2011}');
    let mixes = text.chars().any(is_cyrillic) && text.chars().any(|letter| letter.is_ascii_alphabetic());
    if !mixes && !text.chars().any(is_hyphen) {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphabetic() {
            word.push(letter);
        } else {
            push_word(&mut mended, &word);
            word.clear();
            mended.push(if is_hyphen(letter) { '-' } else { letter });
        }
    }
    push_word(&mut mended, &word);
    Cow::Owned(mended)
}

fn push_word(text: &mut String, word: &str) {
    let is_mixed = word.chars().any(is_cyrillic)
        && word.chars().all(|letter| is_cyrillic(letter) || cyrillic(letter).is_some());
    if is_mixed {
        text.extend(word.chars().map(|letter| cyrillic(letter).unwrap_or(letter)));
    } else {
        text.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_two_alphabets_are_told_apart_by_their_words() {
        for (text, expected) in [
            ("Мемлекеттiк қызметтi көрсету мерзiмi", "Мемлекеттік қызметті көрсету мерзімі"),
            ("қаhарман", "қаһарман"),
            ("Cрок", "Срок"),
            ("19\u{2011}1", "19-1"),
            ("www.egov.kz портал", "www.egov.kz портал"),
            ("e-лицензирование", "e-лицензирование"),
            ("II тарау", "II тарау"),
            ("nothing Cyrillic", "nothing Cyrillic"),
        ] {
            assert_eq!(mended(text), expected);
        }
    }
}
