//! Where the words of a text stand, and the parts of those that a hyphen, stroke or point joins.

/// The most parts of one word; what is longer is several words.
const MOST_PARTS: usize = 6;

/// A run of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its letters and digits with their marks, as typed.
    pub(super) text: String,
    /// The byte at which it starts.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
}

/// A word: parts that one sign each joins, as in `2026-0001` and `веб-сайт`.
pub(super) type Token = Vec<Part>;

/// What stands since the last letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    Nothing,
    Apostrophe,
    Joiner,
}

/// The words of a text in their order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut token = Token::new();
    let mut since = Since::Nothing;
    for (start, letter) in text.char_indices().filter(|(_, letter)| !is_silent(*letter)) {
        if is_of_word(letter) {
            let end = start + letter.len_utf8();
            match token.last_mut() {
                Some(part) if since != Since::Joiner => {
                    part.text.push(letter);
                    part.end = end;
                }
                _ => token.push(Part { text: letter.to_string(), start, end }),
            }
            since = Since::Nothing;
        } else if since == Since::Nothing && is_apostrophe(letter) {
            since = Since::Apostrophe;
        } else if since == Since::Nothing && is_joiner(letter) && token.len() < MOST_PARTS {
            since = Since::Joiner;
        } else {
            found.extend(whole(&mut token));
            since = Since::Nothing;
        }
    }
    found.extend(whole(&mut token));
    found
}

/// The word that has been read, and an empty one in its place.
fn whole(token: &mut Token) -> Option<Token> {
    let read = std::mem::take(token);
    (!read.is_empty()).then_some(read)
}

/// Letters, digits and the marks above and below them.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}')
}

/// What stands inside of words without being seen.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}')
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '/' | '.' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let texts = |token: Token| token.into_iter().map(|part| part.text).collect();
        tokens(text).into_iter().map(texts).collect()
    }

    #[test]
    fn words_are_parts_that_one_sign_joins() {
        assert_eq!(read("№ 2026-0001, веб-сайт"), [vec!["2026", "0001"], vec!["веб", "сайт"]]);
        assert_eq!(read("а - б, «ЭЦП»."), [["а"], ["б"], ["ЭЦП"]]);
        assert_eq!(read("сөз--сөз т.б."), [vec!["сөз"], vec!["сөз"], vec!["т", "б"]]);
        assert_eq!(read("об’ект мемле\u{ad}кет"), [["обект"], ["мемлекет"]]);
        assert_eq!(read("100% a_b"), [vec!["100"], vec!["a", "b"]]);
    }

    #[test]
    fn a_soft_hyphen_is_in_the_range_and_not_in_the_word() {
        let token = tokens("«құ\u{ad}жат»");
        assert_eq!(token, [[Part { text: "құжат".to_owned(), start: 2, end: 14 }]]);
    }
}
