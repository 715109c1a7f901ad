//! The one letter that is kept of those that people type for each other.

/// The letter without what only Kazakh tells apart, and `ё` as `е`. What it makes is stored, by the index of search and by the sketches
/// of comments: where it changes, both are built anew.
pub(crate) const fn plain_letter(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        other => other,
    }
}
