//! Words typed with another keyboard layout than was meant.

/// The keys of QWERTY and what the Russian layout and, in the row of digits, the Kazakh one has on them.
const KEYS: [(char, char); 42] = [
    ('`', 'ё'),
    ('q', 'й'),
    ('w', 'ц'),
    ('e', 'у'),
    ('r', 'к'),
    ('t', 'е'),
    ('y', 'н'),
    ('u', 'г'),
    ('i', 'ш'),
    ('o', 'щ'),
    ('p', 'з'),
    ('[', 'х'),
    (']', 'ъ'),
    ('a', 'ф'),
    ('s', 'ы'),
    ('d', 'в'),
    ('f', 'а'),
    ('g', 'п'),
    ('h', 'р'),
    ('j', 'о'),
    ('k', 'л'),
    ('l', 'д'),
    (';', 'ж'),
    ('\'', 'э'),
    ('z', 'я'),
    ('x', 'ч'),
    ('c', 'с'),
    ('v', 'м'),
    ('b', 'и'),
    ('n', 'т'),
    ('m', 'ь'),
    (',', 'б'),
    ('.', 'ю'),
    ('2', 'ә'),
    ('3', 'і'),
    ('4', 'ң'),
    ('5', 'ғ'),
    ('8', 'ү'),
    ('9', 'ұ'),
    ('0', 'қ'),
    ('-', 'ө'),
    ('=', 'һ'),
];

/// Signs that the shift key makes of those above.
const SHIFTED: [(char, char); 7] =
    [('{', '['), ('}', ']'), (':', ';'), ('"', '\''), ('<', ','), ('>', '.'), ('~', '`')];

/// The fewest letters of a word that is read by another layout.
const SHORTEST: usize = 3;

/// What was typed, by the other layout, if that looks like a word: Latin letters as Cyrillic ones, the row of digits among
/// Cyrillic letters as the Kazakh ones, Cyrillic letters as Latin ones.
pub(super) fn switched(typed: &str) -> Option<String> {
    let small: String = typed.chars().flat_map(char::to_lowercase).collect();
    let is_latin = small.chars().any(|letter| letter.is_ascii_lowercase());
    let is_cyrillic = small.chars().any(|letter| cyrillic_key(letter).is_some());
    let meant: Option<String> = match (is_latin, is_cyrillic) {
        (true, false) => small.chars().map(cyrillic_of).collect(),
        (false, true) => small
            .chars()
            .map(of_digits_row)
            .collect::<Option<String>>()
            .filter(|word| *word != small)
            .or_else(|| {
                let latin: Option<String> = small.chars().map(cyrillic_key).collect();
                latin.filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()))
            }),
        _ => None,
    };
    meant.filter(|word| word.chars().count() >= SHORTEST && is_plausible(word))
}

/// Whether letters look like a word: letters only, a vowel among them, and no row that nobody could say.
pub(super) fn is_plausible(word: &str) -> bool {
    let mut vowels = 0_usize;
    let (mut row_of_vowels, mut row_of_consonants) = (0_usize, 0_usize);
    for letter in word.chars().flat_map(char::to_lowercase) {
        if !letter.is_alphabetic() {
            return false;
        }
        if is_vowel(letter) {
            vowels += 1;
            row_of_vowels += 1;
            row_of_consonants = 0;
        } else {
            row_of_consonants += 1;
            row_of_vowels = 0;
        }
        if row_of_vowels > 3 || row_of_consonants > 4 {
            return false;
        }
    }
    vowels > 0
}

fn is_vowel(letter: char) -> bool {
    "аәеёиіоөуұүыэюяaeiouyäöüūı".contains(letter)
}

fn cyrillic_of(letter: char) -> Option<char> {
    let key = SHIFTED.iter().find(|(sign, _)| *sign == letter).map_or(letter, |(_, key)| *key);
    KEYS.iter().find(|(latin, _)| *latin == key).map(|(_, cyrillic)| *cyrillic)
}

fn cyrillic_key(letter: char) -> Option<char> {
    KEYS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

/// A Cyrillic letter as it is, a key of the row of digits as Kazakh has it.
fn of_digits_row(letter: char) -> Option<char> {
    if cyrillic_key(letter).is_some() {
        return Some(letter);
    }
    let is_of_row = letter.is_ascii_digit() || matches!(letter, '-' | '=');
    cyrillic_of(letter).filter(|_| is_of_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_another_layout_is_read() {
        for (typed, right) in [
            ("cghfdrf", "справка"),
            ("Cghfdrf", "справка"),
            (",tpjgfcyjcnm", "безопасность"),
            ("d[jl", "вход"),
            ("-n3y3i", "өтініш"),
            ("0spvtn", "қызмет"),
            ("-т3н3ш", "өтініш"),
            ("2к3мд3к", "әкімдік"),
        ] {
            assert_eq!(switched(typed).as_deref(), Some(right), "{typed}");
        }
        assert_eq!(switched("дшсутсу").as_deref(), Some("licence"));
        assert_eq!(switched("ефч").as_deref(), Some("tax"));
    }

    #[test]
    fn a_word_that_was_meant_so_is_left() {
        for typed in ["справка", "анықтама", "2026-0001", "10-ға", "", "a4", "100%"] {
            assert_eq!(switched(typed), None, "{typed}");
        }
    }
}
