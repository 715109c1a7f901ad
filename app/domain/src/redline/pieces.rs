//! Text cut at the word boundaries of Unicode (UAX 29), quickly where only usual letters stand.

use unicode_segmentation::UnicodeSegmentation;

/// What the rules of UAX 29 distinguish among the characters that legal texts are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// The low line.
    Joiner,
    /// A colon.
    InWord,
    /// A comma or semicolon.
    InNumber,
    /// A full stop or apostrophe.
    InBoth,
    Space,
    Return,
    /// Anything that stands alone.
    Other,
}

/// The class of a character, or none if the whole algorithm is needed.
const fn class(letter: char) -> Option<Class> {
    Some(match letter {
        'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Class::Letter,
        '0'..='9' => Class::Digit,
        '_' => Class::Joiner,
        ':' => Class::InWord,
        ',' | ';' => Class::InNumber,
        '.' | '\'' | '\u{2018}' | '\u{2019}' => Class::InBoth,
        ' ' => Class::Space,
        '\r' => Class::Return,
        '\0'..='\u{7f}' | '\u{a0}' | '«' | '»' | '–' | '—' | '“' | '”' | '„' | '…' | '№' | '•' => {
            Class::Other
        }
        _ => return None,
    })
}

/// The pieces of `text`, in order.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    usual(text).unwrap_or_else(|| text.split_word_bounds().collect())
}

/// The pieces, if every character is a usual one.
fn usual(text: &str) -> Option<Vec<&str>> {
    // A word of Cyrillic with the space after it takes fifteen bytes.
    let mut pieces = Vec::with_capacity(text.len() / 6 + 1);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let end = first(rest, letter)?;
        pieces.push(rest.get(..end)?);
        rest = rest.get(end..)?;
    }
    Some(pieces)
}

/// The length of the first piece, which begins with `letter`.
fn first(text: &str, letter: char) -> Option<usize> {
    let mut last = class(letter)?;
    let mut end = letter.len_utf8();
    loop {
        if last == Class::Letter {
            end += letters(text.as_bytes().get(end..)?);
        }
        let rest = text.get(end..)?;
        let Some(letter) = rest.chars().next() else { return Some(end) };
        let next = class(letter)?;
        if last == Class::Return {
            return Some(if letter == '\n' { end + 1 } else { end });
        }
        if joins(last, next) {
            last = next;
            end += letter.len_utf8();
            continue;
        }
        if !may_span(last, next) {
            return Some(end);
        }
        // A mark inside a word or a number joins both only if the same goes on after it.
        let Some(after) = rest.chars().nth(1) else { return Some(end) };
        if class(after)? != last {
            return Some(end);
        }
        end += letter.len_utf8() + after.len_utf8();
    }
}

/// How many bytes of usual letters stand at the beginning.
fn letters(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [b'a'..=b'z' | b'A'..=b'Z', rest @ ..]
            | [0xd0 | 0xd1 | 0xd3, _, rest @ ..]
            | [0xd2, 0x80 | 0x81 | 0x8a..=0xbf, rest @ ..]
            | [0xd4, 0x80..=0xaf, rest @ ..] => rest,
            _ => return bytes.len() - rest.len(),
        };
    }
}

/// Whether no boundary stands between two characters.
const fn joins(last: Class, next: Class) -> bool {
    matches!(
        (last, next),
        (Class::Letter | Class::Digit | Class::Joiner, Class::Letter | Class::Digit | Class::Joiner)
            | (Class::Space, Class::Space)
    )
}

/// Whether a mark joins what stands before it to more of the same.
const fn may_span(last: Class, mark: Class) -> bool {
    matches!(
        (last, mark),
        (Class::Letter, Class::InWord | Class::InBoth) | (Class::Digit, Class::InNumber | Class::InBoth)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn usual_text_is_cut_as_unicode_says(text in "[a-cA-C_0-3.,:;'’‘ \r\n\t()\u{a0}«»–—“”„…№•а-яәғқңөұүһіЁѐ-]{0,40}") {
            let unicode: Vec<&str> = text.split_word_bounds().collect();
            prop_assert_eq!(usual(&text).unwrap(), unicode);
        }

        #[test]
        fn any_text_is_cut_as_unicode_says(text in "[a-b0-1.:, \u{301}\u{200d}\u{ad}👩é]{0,20}") {
            let unicode: Vec<&str> = text.split_word_bounds().collect();
            prop_assert_eq!(pieces(&text), unicode);
        }
    }
}
