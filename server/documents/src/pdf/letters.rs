//! What can be printed. A character without a letter in the fonts would make the file invalid, so it is written as its
//! number, `[U+1F600]`: nobody's words are dropped.

use std::fmt::Write as _;
use std::sync::LazyLock;

use typst::foundations::{Str, Value};

use super::fonts::FONTS;

/// From here on no font of ours has letters.
const END: u32 = 0x2_0000;

/// The longest that a word of letters gets; what is longer may be broken after every [`STEP`] characters.
const LONGEST_WORD: usize = 40;
/// The same for what is no word of letters: an address, a hash.
const LONGEST_SIGN: usize = 20;
const STEP: usize = 8;

static LETTERS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut letters = vec![false; END as usize];
    for code in FONTS.fonts.iter().flat_map(|font| font.info().coverage.iter()) {
        if let Some(letter) = usize::try_from(code).ok().and_then(|code| letters.get_mut(code)) {
            *letter = true;
        }
    }
    letters
});

enum ShownCharacter {
    As(char),
    Break,
    Nothing,
    Number,
}

fn shown(character: char) -> ShownCharacter {
    match character {
        '\n' | '\u{2028}' | '\u{2029}' => ShownCharacter::Break,
        '\t' => ShownCharacter::As(' '),
        // Joiners, selectors and marks of direction show nothing by themselves; the fonts do without them.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{34f}'
        | '\u{180b}'..='\u{180f}' => ShownCharacter::Nothing,
        '\u{ad}' => ShownCharacter::As(character),
        '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' => ShownCharacter::Number,
        _ if character.is_control() => ShownCharacter::Nothing,
        _ if LETTERS.get(character as usize).copied().unwrap_or(false) => ShownCharacter::As(character),
        _ => ShownCharacter::Number,
    }
}

/// The text with only what can be printed; lines stay lines.
pub(super) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match shown(character) {
            ShownCharacter::As(character) => out.push(character),
            ShownCharacter::Break => out.push('\n'),
            ShownCharacter::Nothing => {}
            ShownCharacter::Number => {
                // Writing into a string cannot fail.
                let _ = write!(out, "[U+{:04X}]", u32::from(character));
            }
        }
    }
    out
}

/// The text on one line.
pub(super) fn line(text: &str) -> String {
    printable(text).replace('\n', " ").trim().to_owned()
}

/// Whether anything of the text is seen.
pub(super) fn shows(text: &str) -> bool {
    !line(text).is_empty()
}

/// The text for the template: a string, or a list of strings with `none` for a new line and `auto` where a word that is
/// too long for a narrow column may be broken without a sign.
pub(super) fn pieces(text: &str) -> Value {
    let text = printable(text);
    let mut pieces = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            pieces.push(Value::None);
        }
        broken(line, &mut pieces);
    }
    match <[Value; 1]>::try_from(pieces) {
        Ok([single]) => single,
        Err(pieces) => Value::Array(pieces.into_iter().collect()),
    }
}

fn broken(line: &str, pieces: &mut Vec<Value>) {
    let mut piece = String::new();
    for word in line.split_inclusive(' ') {
        if !is_too_long(word) {
            piece.push_str(word);
            continue;
        }
        for (place, character) in word.chars().enumerate() {
            if place > 0 && place % STEP == 0 {
                pieces.push(text(std::mem::take(&mut piece)));
                pieces.push(Value::Auto);
            }
            piece.push(character);
        }
    }
    pieces.push(text(piece));
}

fn is_too_long(word: &str) -> bool {
    // Most words are shorter in bytes already.
    if word.len() <= LONGEST_SIGN {
        return false;
    }
    let is_sign = word.contains(|character: char| character.is_ascii_digit() || character == '/');
    word.chars().count() > if is_sign { LONGEST_SIGN } else { LONGEST_WORD }
}

fn text(text: String) -> Value {
    Value::Str(Str::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_three_languages_is_printable() {
        let letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЪъЙйabcXYZ«»„“”–—№§→−±≥%‰°²½€₸₽";
        assert_eq!(printable(letters), letters);
    }

    #[test]
    fn what_has_no_letter_is_its_number_and_what_shows_nothing_is_gone() {
        assert_eq!(printable("👍\u{fe0f}漢\u{0}\u{202e}!"), "[U+1F44D][U+6F22]!");
        assert_eq!(line(" раз\u{2028}два\t"), "раз два");
    }

    #[test]
    fn long_words_get_silent_breaks_and_lines_stay() {
        let pieces = |text| match pieces(text) {
            Value::Array(pieces) => pieces.len(),
            _ => 1,
        };
        assert_eq!(pieces("процедурно-процессуального кодекса"), 1);
        assert_eq!(pieces("раз\nдва"), 3);
        assert_eq!(pieces("9f86d081884c7d659a2feaa0c55ad015"), 7);
    }
}
