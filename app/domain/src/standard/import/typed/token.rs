//! The words of a sentence, each with where it stands.

/// A word as it stands between spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Where its core begins and ends in the text, in bytes.
    pub(super) start: usize,
    /// Where its core ends.
    pub(super) end: usize,
    /// Everything between the spaces.
    pub(super) raw: &'a str,
    /// The word without the marks around it.
    pub(super) core: &'a str,
}

impl Token<'_> {
    /// The marks before the word.
    pub(super) fn before(&self) -> &str {
        self.raw.find(self.core).and_then(|place| self.raw.get(..place)).unwrap_or("")
    }

    /// The marks after the word.
    pub(super) fn after(&self) -> &str {
        self.raw.find(self.core).and_then(|place| self.raw.get(place + self.core.len()..)).unwrap_or("")
    }

    /// The word in small letters.
    pub(super) fn small(&self) -> String {
        self.core.to_lowercase().replace('ё', "е")
    }
}

/// A text with spaces around the hyphens between a word and a number: "выдача-6 рабочих дней".
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = spaced.chars().next_back().is_some_and(|before| before.is_lowercase() || before == ')');
        let after = letters.peek().is_some_and(char::is_ascii_digit);
        if matches!(letter, '-' | '–' | '—') && before && after {
            spaced.push_str(" – ");
        } else {
            spaced.push(letter);
        }
    }
    spaced
}

/// The words of a text; marks that stand alone have an empty core.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for raw in text.split_whitespace() {
        let place = from + text.get(from..).and_then(|rest| rest.find(raw)).unwrap_or(0);
        from = place + raw.len();
        let core = raw.trim_matches(|letter: char| !letter.is_alphanumeric());
        let start = place + raw.find(core).unwrap_or(0);
        found.push(Token { start, end: start + core.len(), raw, core });
    }
    found
}
