//! Where sentences begin, in the way of legal writing: a list item that ends in a semicolon counts as one.

use super::token::{Token, TokenKind};

/// For every token, and for the end, whether a sentence begins there; the first always does.
pub(super) fn beginnings(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut begins = vec![false; tokens.len() + 1];
    let mut ended = true;
    for (place, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Space => ended |= token.text.contains(['\n', '\r', '\u{2028}', '\u{2029}']),
            TokenKind::Punctuation if matches!(token.text, "." | "!" | "?" | "…" | ";") => {
                ended = ends(tokens, place);
            }
            // A closing bracket or quotation mark belongs to the sentence before it.
            TokenKind::Punctuation if ended && matches!(token.text, ")" | "»" | "”" | "\"") => {}
            _ => {
                if let Some(begin) = begins.get_mut(place) {
                    *begin = ended;
                }
                ended = false;
            }
        }
    }
    if let Some(end) = begins.last_mut() {
        *end = true;
    }
    begins
}

/// Whether the mark at `place` ends a sentence: white space or the end follows, and no single letter or
/// figure stands before it; the stops of abbreviations belong to their tokens.
fn ends(tokens: &[Token<'_>], place: usize) -> bool {
    let open = tokens.get(place + 1).is_some_and(Token::is_wordlike);
    let before = place.checked_sub(1).and_then(|before| tokens.get(before)).map_or("", |before| before.text);
    let is_stop = tokens.get(place).is_some_and(|mark| mark.text == ".");
    // An initial, or the number of a list item.
    let single = before.chars().nth(1).is_none() && before.chars().all(char::is_alphanumeric);
    !(open || is_stop && single)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redline::token::tokens;

    #[test]
    fn abbreviations_end_no_sentence() {
        let count = |text: &str| beginnings(&tokens(text)).iter().filter(|begins| **begins).count() - 1;
        assert_eq!(count("Срок составляет 5 дней. Отказ выдается (см. ст. 10) сразу."), 2);
        assert_eq!(count("паспорт; заявление; копия"), 3);
        assert_eq!(count("Құжаттар, т.б. мәліметтер. Жауап"), 2);
        assert_eq!(count("one\ntwo"), 2);
    }
}
