//! The words before a number, which may name its case.

use super::number::is_number_like;

/// What stands between words and says nothing.
pub(super) const MARKS: &[char] = &[' ', '\u{a0}', '–', '—', '-', ':', ',', ';', '.'];

/// The words before a number without those at their end that say nothing (`between`), and whether a mark or such a word leads to
/// the number; none if they make another thing of it (`otherwise`).
pub(super) fn before<'a>(text: &'a str, between: &[&str], otherwise: &[&str]) -> Option<(&'a str, bool)> {
    let mut before = text.trim_end();
    let mut is_led = false;
    loop {
        let small = before.to_lowercase();
        let cut = before.trim_end_matches(MARKS);
        // The same number of letters: a word is cut from the text as it was cut from its small letters.
        let word = between.iter().find(|word| ends_with_word(&small, word));
        if cut.len() < before.len() {
            (before, is_led) = (cut, true);
        } else if let Some(word) = word {
            before = before.get(..before.len().checked_sub(word.len())?)?.trim_end();
            is_led = true;
        } else {
            break;
        }
    }
    let small = before.to_lowercase();
    let last = before.split_whitespace().next_back().unwrap_or("");
    let is_range = is_number_like(last.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let is_other = otherwise.iter().any(|word| ends_with_word(&small, word));
    (!is_range && !is_other).then_some((before, is_led))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}
