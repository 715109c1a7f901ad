//! The letters of a paragraph as a reader of the page sees them.

use super::walk::Attributes;

/// Whether a letter only turns the direction of reading or joins its neighbours, and is itself seen by nobody.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Whether a letter is not read as it is written.
const fn is_odd(letter: char) -> bool {
    is_unseen(letter) || matches!(letter, '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{e000}'..='\u{f8ff}')
}

/// The letter of a symbol, by its code; a dot where only a font of symbols knows it.
pub(super) fn symbol(attributes: &Attributes<'_, '_>) -> char {
    let code = attributes.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let known = |letter: &char| !('\u{e000}'..='\u{f8ff}').contains(letter);
    code.and_then(char::from_u32).filter(known).unwrap_or('•')
}

/// A figure above its line: "19¹" is an article, and not "191".
pub(super) const fn raised(letter: char) -> char {
    match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => letter,
    }
}

/// The text without marks that nobody sees: a word that a soft hyphen divides is one word, be it that its line ended
/// there; a hyphen that keeps words together is a hyphen; a letter that only a font of symbols knows is a dot.
pub(super) fn seen(text: String) -> String {
    if !text.chars().any(is_odd) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{ad}' => {
                if letters.next_if(|next| matches!(next, '\n' | '\r')).is_some() {
                    while letters.next_if(|next| next.is_whitespace()).is_some() {}
                }
            }
            _ if is_unseen(letter) => {}
            '\u{2010}' | '\u{2011}' => kept.push('-'),
            '\u{e000}'..='\u{f8ff}' => {
                let begins = kept.trim().is_empty();
                kept.push('•');
                // Such a letter before all words is the mark of a list, however close they stand to it.
                if begins && letters.peek().is_some_and(|next| !next.is_whitespace()) {
                    kept.push(' ');
                }
            }
            _ => kept.push(letter),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_every_word_stays() {
        for (written, expected) in [
            ("\u{2068}справка\u{2069} из реестра.", "справка из реестра."),
            ("\u{202e}справка", "справка"),
            ("удосто\u{ad}\n веряющая право", "удостоверяющая право"),
            ("удосто\u{ad}веряющая", "удостоверяющая"),
            ("статьи 19\u{2011}1", "статьи 19-1"),
            ("\u{f0b7} план участка;", "• план участка;"),
            ("\u{f0b7}план участка;", "• план участка;"),
            ("да \u{f0fc}", "да •"),
            ("первая\nвторая", "первая\nвторая"),
        ] {
            assert_eq!(seen(written.to_owned()), expected, "{written:?}");
        }
    }
}
