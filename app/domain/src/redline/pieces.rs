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

/// The pieces of `text` and where each begins.
pub(super) fn pieces(text: &str) -> (Vec<usize>, Vec<&str>) {
    usual(text).unwrap_or_else(|| text.split_word_bound_indices().unzip())
}

/// The pieces, if every character is a usual one.
fn usual(text: &str) -> Option<(Vec<usize>, Vec<&str>)> {
    let mut starts = Vec::with_capacity(text.len() / 6 + 1);
    let mut pieces = Vec::with_capacity(text.len() / 6 + 1);
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let mut last = class(letter)?;
        let mut end = start + letter.len_utf8();
        while let Some((place, letter)) = letters.peek().copied() {
            let next = class(letter)?;
            if joins(last, next) || (letter == '\n' && last == Class::Return) {
                last = next;
                end = place + letter.len_utf8();
                letters.next();
                if letter == '\n' {
                    break;
                }
                continue;
            }
            // A mark inside a word or a number joins both only if the same goes on after it.
            let after = text.get(place + letter.len_utf8()..).and_then(|rest| rest.chars().next());
            let Some((after, length)) = after.and_then(|after| Some((class(after)?, after.len_utf8())))
            else {
                break;
            };
            if !spans(last, next, after) {
                break;
            }
            last = after;
            end = place + letter.len_utf8() + length;
            letters.next();
            letters.next();
        }
        starts.push(start);
        pieces.push(text.get(start..end)?);
    }
    Some((starts, pieces))
}

/// Whether no boundary stands between two characters.
const fn joins(last: Class, next: Class) -> bool {
    matches!(
        (last, next),
        (Class::Letter | Class::Digit | Class::Joiner, Class::Letter | Class::Digit | Class::Joiner)
            | (Class::Space, Class::Space)
    )
}

/// Whether a mark between two characters joins them.
const fn spans(last: Class, mark: Class, after: Class) -> bool {
    matches!(
        (last, mark, after),
        (Class::Letter, Class::InWord | Class::InBoth, Class::Letter)
            | (Class::Digit, Class::InNumber | Class::InBoth, Class::Digit)
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn usual_text_is_cut_as_unicode_says(text in "[a-cA-C_0-3.,:;'’‘ \r\n\t()\u{a0}«»–—“”„…№•а-яәғқңөұүһіЁѐ-]{0,40}") {
            let unicode: (Vec<usize>, Vec<&str>) = text.split_word_bound_indices().unzip();
            prop_assert_eq!(usual(&text).unwrap(), unicode);
        }

        #[test]
        fn any_text_is_cut_as_unicode_says(text in "[a-b0-1.:, \u{301}\u{200d}\u{ad}👩é]{0,20}") {
            let unicode: (Vec<usize>, Vec<&str>) = text.split_word_bound_indices().unzip();
            prop_assert_eq!(pieces(&text), unicode);
        }
    }
}
