//! Letters that people type for each other: the index keeps one of them.

use crate::plain_letter::plain_letter;

/// A word in small letters as its stem is looked for: `ё` as `е`, and the Kazakh letters as those that a Russian keyboard has.
pub(super) fn folded(word: &str) -> String {
    word.chars().map(plain_letter).collect()
}

/// A stem as the index keeps it: beside that, letters that Latin cannot tell apart.
pub(super) fn kept(stem: &str) -> String {
    let sounds = stem.chars().filter(|letter| !matches!(letter, 'ь' | 'ъ'));
    sounds
        .map(|letter| match letter {
            'й' => 'и',
            'э' => 'е',
            other => other,
        })
        .collect()
}

/// Whether a small letter is one that Kazakh has and Russian has not.
pub(super) fn is_kazakh(letter: char) -> bool {
    matches!(letter, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

/// Whether a small letter is Cyrillic.
pub(super) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}
