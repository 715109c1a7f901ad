//! Words with letters of two alphabets, which look right and are not found.

use crate::look_alikes::{cyrillic, is_cyrillic};

/// The first word that holds Latin letters among Cyrillic ones.
pub(super) fn mixed(text: &str) -> Option<&str> {
    let is_mixed = |word: &&str| {
        word.contains(|letter: char| letter.is_ascii_alphabetic()) && word.contains(is_cyrillic)
    };
    text.split(|letter: char| !letter.is_alphabetic()).find(is_mixed)
}

/// The word in Cyrillic letters alone, if each of its Latin letters has a look-alike.
pub(super) fn in_cyrillic(word: &str) -> Option<String> {
    word.chars()
        .map(|letter| if letter.is_ascii_alphabetic() { cyrillic(letter) } else { Some(letter) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_1_a_word_of_two_alphabets_is_seen_and_its_likely_letters_are_told() {
        for (text, word, likely) in [
            ("Омарта тiркеу", Some("тiркеу"), Some("тіркеу")),
            ("Pегистрация пасеки", Some("Pегистрация"), Some("Регистрация")),
            ("Омарта тіркеу", None, None),
            ("Выдача PDF-файла и QR кода", None, None),
            ("Apiary", None, None),
            ("wсправка", Some("wсправка"), None),
        ] {
            assert_eq!(mixed(text), word, "{text}");
            assert_eq!(mixed(text).and_then(in_cyrillic).as_deref(), likely, "{text}");
        }
    }
}
