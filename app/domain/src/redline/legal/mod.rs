//! The turns of legal writing that stay whole: quantities, dates, references, addresses, in Kazakh, Russian and English.
//!
//! Each function looks at the pieces that Unicode segmentation found and answers how many of them the turn takes.

mod abbreviation;
mod contact;
mod date;
mod quantity;
mod reference;
mod stems;

pub(super) use abbreviation::abbreviation;
pub(super) use contact::{address, telephone};
pub(super) use date::{date, time};
pub(super) use quantity::quantity;
pub(super) use reference::reference;

/// How many pieces a turn may take before it stops growing, so that hostile text costs no more than it is long.
pub(super) const LONGEST: usize = 40;

/// The small letter; quickly for most letters of these languages, whose small ones are one letter each.
fn small(letter: char) -> char {
    match letter {
        'a'..='z' | 'а'..='я' | '0'..='9' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Whether there are at most `most` letters and nothing else.
fn is_within(tail: &str, most: usize) -> bool {
    tail.chars().count() <= most && tail.chars().all(char::is_alphabetic)
}

/// The ending of a case after a hyphen: "5-ші", "9:00-ден".
fn is_ending(piece: &str) -> bool {
    is_within(piece, 4)
}

/// White space inside a line.
fn is_gap(piece: &str) -> bool {
    if piece == " " {
        return true;
    }
    !piece.is_empty()
        && piece
            .chars()
            .all(|letter| letter.is_whitespace() && !matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

fn is_digits(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_number(piece: &str) -> bool {
    piece.starts_with(|letter: char| letter.is_ascii_digit())
        && piece.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}

fn is_hyphen(piece: &str) -> bool {
    matches!(piece, "-" | "\u{2010}" | "\u{2011}")
}
