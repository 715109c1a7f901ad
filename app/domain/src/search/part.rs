//! A part of a word in small letters of one alphabet.

use unicode_normalization::UnicodeNormalization;

use super::letters::is_cyrillic;

/// Cyrillic letters and the Latin ones that look like them.
const ALIKE: [(char, char); 24] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('һ', 'h'),
    ('ә', 'ə'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('І', 'I'),
    ('Ә', 'Ə'),
];

/// A part in small letters with the marks that make another letter of it, in one alphabet if its letters allow.
pub(super) fn small(text: &str) -> String {
    let composed: String = text.nfkc().collect();
    one_alphabet(&composed)
        .chars()
        .flat_map(char::to_lowercase)
        .nfc()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The same without the marks of Latin letters.
pub(super) fn unmarked(small: &str) -> String {
    let mut plain = String::with_capacity(small.len());
    for letter in small.chars() {
        if letter.is_ascii() || is_cyrillic(letter) {
            plain.push(letter);
        } else if letter == 'ı' {
            plain.push('i');
        } else {
            plain.extend(std::iter::once(letter).nfd().filter(|c| c.is_alphanumeric()));
        }
    }
    plain
}

/// Letters of the other alphabet that only look like those of the word are changed for them. A word is Latin if no letter of it
/// can only be Cyrillic and one can only be Latin.
fn one_alphabet(text: &str) -> String {
    let is_other = |letter: char| letter.is_alphabetic() && !is_cyrillic(letter);
    if !(text.chars().any(is_cyrillic) && text.chars().any(is_other)) {
        return text.to_owned();
    }
    let only_cyrillic = text.chars().any(|letter| is_cyrillic(letter) && latin_of(letter).is_none());
    let only_latin = text.chars().any(|letter| is_other(letter) && cyrillic_of(letter).is_none());
    let alike = if only_latin && !only_cyrillic { latin_of } else { cyrillic_of };
    text.chars().map(|letter| alike(letter).unwrap_or(letter)).collect()
}

fn latin_of(letter: char) -> Option<char> {
    ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin)
}

fn cyrillic_of(letter: char) -> Option<char> {
    ALIKE.iter().find(|(_, latin)| *latin == letter).map(|(cyrillic, _)| *cyrillic)
}

/// Whether a part is written as an abbreviation: two to five capitals.
pub(super) fn is_abbreviation(text: &str) -> bool {
    (2..=5).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_become_those_of_the_word() {
        assert_eq!(small("өтiнiш"), "өтініш");
        assert_eq!(small("CПPABКA"), "справка");
        assert_eq!(small("Сompany"), "company");
        assert_eq!(small("ХИММАШ"), "химмаш");
    }

    #[test]
    fn marks_that_make_a_letter_stay_and_others_go() {
        assert_eq!(small("и\u{306}"), "й");
        assert_eq!(small("за\u{301}мок"), "замок");
        assert_eq!(small("ÖTINIŞ"), "ötiniş");
        assert_eq!(unmarked("ötinış"), "otinis");
    }

    #[test]
    fn an_abbreviation_is_short_and_in_capitals() {
        assert!(is_abbreviation("ЭЦП") && is_abbreviation("ХҚКО"));
        assert!(!is_abbreviation("Эцп") && !is_abbreviation("УСЛУГА") && !is_abbreviation("Ж"));
    }
}
