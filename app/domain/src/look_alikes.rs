//! Letters of two alphabets that look the same.

/// Latin letters and the Cyrillic ones that look the same.
const LOOK_ALIKES: [(char, char); 23] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
];

/// The Cyrillic letter that looks like a Latin one.
pub(crate) fn cyrillic(latin: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(letter, _)| *letter == latin).map(|(_, cyrillic)| *cyrillic)
}

/// Whether a letter is of the Cyrillic alphabets of Kazakh and Russian.
pub(crate) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}
