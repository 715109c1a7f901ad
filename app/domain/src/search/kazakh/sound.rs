//! Sounds of Kazakh as far as suffixes follow them, on folded letters (`ә` as `а`, `і` as `и`, `қ` as `к`, …).

/// After a vowel.
pub(super) const VOWEL: u8 = 1;
/// After `р`, `й`, `у`.
pub(super) const GLIDE: u8 = 2;
/// After `л`.
pub(super) const L: u8 = 4;
/// After `м`, `н`.
pub(super) const NASAL: u8 = 8;
/// After `з`, `ж`.
pub(super) const Z: u8 = 16;
/// After a voiceless consonant, or one that is voiceless at the end of a loan word.
pub(super) const VOICELESS: u8 = 32;

/// After a voiced consonant.
pub(super) const VOICED: u8 = GLIDE | L | NASAL | Z;
/// After any consonant.
pub(super) const CONSONANT: u8 = VOICED | VOICELESS;
/// After anything.
pub(super) const ANY: u8 = VOWEL | CONSONANT;

/// The kinds of sound that a letter may be at the end of a stem; `и` and `ю` end in a vowel or in a glide.
pub(super) fn kind(letter: char) -> u8 {
    match letter {
        'а' | 'е' | 'ы' | 'о' | 'э' | 'я' | 'ё' => VOWEL,
        'и' | 'ю' => VOWEL | GLIDE,
        'р' | 'й' | 'у' => GLIDE,
        'л' => L,
        'м' | 'н' => NASAL,
        'з' | 'ж' => Z,
        'ь' => CONSONANT,
        _ => VOICELESS,
    }
}

/// Whether a letter makes a syllable.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'ы' | 'и' | 'о' | 'у' | 'э' | 'я' | 'ю' | 'ё')
}

/// Whether a suffix agrees with its stem in the row of its vowels. Folded `о` and `у` may be of either row, and so may the `а`
/// of a single syllable (`мән`) and of a loan word that ends in `кт` or softly (`акт`).
pub(super) fn in_harmony(stem: &str, suffix: &str) -> bool {
    let Some(of_suffix) = suffix.chars().find(|letter| is_vowel(*letter)) else { return true };
    let Some(of_stem) = stem.chars().rev().find(|letter| is_vowel(*letter)) else { return false };
    match (of_stem, of_suffix) {
        ('е' | 'э', 'а' | 'ы') | ('ы', 'е' | 'и') => false,
        ('а' | 'я', 'е' | 'и') => {
            stem.chars().filter(|letter| is_vowel(*letter)).count() == 1
                || stem.ends_with("кт")
                || stem.ends_with('ь')
        }
        _ => true,
    }
}
