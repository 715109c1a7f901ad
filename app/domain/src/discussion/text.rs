//! Screening of words that the public sends: what is stored is plain, visible and reads in the order it was written.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many combining marks may stand on one character; Kazakh, Russian and Vietnamese need two at most.
const MARKS_IN_A_RUN: usize = 4;

/// A short text may come with so many characters more than twice its limit.
const SLACK: u32 = 1_000;

/// Up to so many invisible characters are taken out in silence whatever the length of the text.
const INVISIBLE_TOLERATED: u32 = 32;

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TextProblem {
    /// Nothing visible was written.
    #[error("the text is empty")]
    Empty,
    /// More characters than the limit.
    #[error("the text is longer than its limit")]
    TooLong,
    /// Control characters other than line feed and tab.
    #[error("the text holds control characters")]
    ControlCharacters,
    /// Characters that turn the direction of writing, with which a text can show other words than it holds.
    #[error("the text holds characters that override the direction of writing")]
    DirectionOverrides,
    /// More than four combining marks in a row.
    #[error("the text piles up combining marks")]
    TooManyMarks,
    /// More invisible characters than visible ones.
    #[error("the text is mostly invisible characters")]
    TooManyInvisible,
}

impl TextProblem {
    /// Every problem.
    pub const ALL: [Self; 6] = [
        Self::Empty,
        Self::TooLong,
        Self::ControlCharacters,
        Self::DirectionOverrides,
        Self::TooManyMarks,
        Self::TooManyInvisible,
    ];

    /// The problem of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.code() == code)
    }

    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::ControlCharacters => "control_characters",
            Self::DirectionOverrides => "direction_overrides",
            Self::TooManyMarks => "too_many_marks",
            Self::TooManyInvisible => "too_many_invisible",
        }
    }
}

/// The text as it is stored: NFC, line feeds only, no space at the ends of lines and of the text, no byte order marks,
/// no zero-width or filler characters, no isolates, which other programs put around names when they are copied. A zero-width
/// joiner or non-joiner stays between two letters, where scripts such as the Arabic writing of Kazakh need it; elsewhere (so
/// also inside emoji) it goes.
///
/// # Errors
/// The first [`TextProblem`] found. Screening a screened text changes nothing. What could not become short enough is
/// refused by its length alone.
pub fn screen(raw: &str, limit_chars: u32) -> Result<String, TextProblem> {
    measure(raw, limit_chars)?;
    let (visible, invisible) = without_invisible(raw)?;
    let composed: String = visible.nfc().collect();
    let lines: Vec<&str> = composed.split('\n').map(str::trim_end).collect();
    let text = lines.join("\n").trim().to_owned();
    let is = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if invisible > INVISIBLE_TOLERATED && invisible > is {
        Err(TextProblem::TooManyInvisible)
    } else if is == 0 {
        Err(TextProblem::Empty)
    } else if is > limit_chars {
        Err(TextProblem::TooLong)
    } else if piles_up_marks(&text) {
        Err(TextProblem::TooManyMarks)
    } else {
        Ok(text)
    }
}

/// A text of one line, such as a name: screened, and every run of white space is one space.
///
/// # Errors
/// As [`screen`].
pub fn screen_line(raw: &str, limit_chars: u32) -> Result<String, TextProblem> {
    measure(raw, limit_chars)?;
    screen(&one_line(raw), limit_chars).map(|text| one_line(&text))
}

/// Whether a text as it was typed has more characters than `limit_chars`: then nothing is done with it but saying so.
pub fn is_too_long(raw: &str, limit_chars: u32) -> bool {
    let limit = usize::try_from(limit_chars).unwrap_or(usize::MAX);
    raw.len() > limit && raw.chars().nth(limit).is_some()
}

/// Refuses what is too long whatever is taken out of it: more than half of a text is not white space at the ends of lines,
/// invisible, or marks that are joined with their letters.
fn measure(raw: &str, limit_chars: u32) -> Result<(), TextProblem> {
    let most = limit_chars.saturating_mul(2).saturating_add(SLACK);
    if is_too_long(raw, most) { Err(TextProblem::TooLong) } else { Ok(()) }
}

/// The words of a text with single spaces between them, to compare texts regardless of line breaks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_invisible(raw: &str) -> Result<(String, u32), TextProblem> {
    let mut kept = String::with_capacity(raw.len());
    let mut invisible = 0_u32;
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\n' | '\t' => kept.push(character),
            _ if turns_direction(character) => return Err(TextProblem::DirectionOverrides),
            '\u{200C}' | '\u{200D}' => {
                let after_letter = kept
                    .chars()
                    .next_back()
                    .is_some_and(|last| last.is_alphabetic() || is_combining_mark(last));
                if after_letter && characters.peek().is_some_and(|next| next.is_alphabetic()) {
                    kept.push(character);
                } else {
                    invisible = invisible.saturating_add(1);
                }
            }
            _ if is_invisible(character) => invisible = invisible.saturating_add(1),
            _ if character.is_control() => return Err(TextProblem::ControlCharacters),
            _ => kept.push(character),
        }
    }
    Ok((kept, invisible))
}

/// Characters that turn the direction of what follows, so that other words are seen than are held.
pub(super) const fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}')
}

/// Characters that show nothing: zero-width ones, direction marks, isolates, soft hyphens, fillers, tags.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{FEFF}'
            | '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

fn piles_up_marks(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|character| {
        run = if is_combining_mark(character) { run + 1 } else { 0 };
        run > MARKS_IN_A_RUN
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_kept_and_space_is_tidied() {
        let cases = [
            ("  Өтініш \r\n\r\nбіреу\rекі\t \n", "Өтініш\n\nбіреу\nекі"),
            ("\u{FEFF}e\u{301}te\u{AD}xt\u{200B}", "étext"),
            ("نمی\u{200C}خواهم", "نمی\u{200C}خواهم"),
            ("a\u{200D}\u{200D}b \u{200D}c", "a\u{200D}b c"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("e\u{302}\u{323}\u{301}", "ệ\u{301}"),
        ];
        for (raw, stored) in cases {
            assert_eq!(screen(raw, 100).as_deref(), Ok(stored));
        }
        assert_eq!(screen_line(" Асан\r\n  Үсенов\t", 100).as_deref(), Ok("Асан Үсенов"));
    }

    #[test]
    fn isolates_that_came_with_a_copied_name_are_dropped() {
        for raw in ["\u{2068}Анна\u{2069}", "\u{2066}Анна\u{2069}", "\u{2067}Анна", "Анна\u{2069}"]
        {
            assert_eq!(screen_line(raw, 10).as_deref(), Ok("Анна"), "{raw:?}");
        }
        assert_eq!(screen("прошу \u{2068}уточнить\u{2069}", 100).as_deref(), Ok("прошу уточнить"));
    }

    #[test]
    fn hostile_text_is_refused_with_its_reason() {
        let cases = [
            (String::new(), TextProblem::Empty),
            (" \n\u{200B}\u{3164}".to_owned(), TextProblem::Empty),
            ("a".repeat(11), TextProblem::TooLong),
            ("a\u{0}b".to_owned(), TextProblem::ControlCharacters),
            ("a\u{85}b".to_owned(), TextProblem::ControlCharacters),
            ("abc\u{202E}cba".to_owned(), TextProblem::DirectionOverrides),
            (format!("a{}", "\u{20DD}".repeat(5)), TextProblem::TooManyMarks),
            (format!("a{}", "\u{200B}".repeat(33)), TextProblem::TooManyInvisible),
        ];
        for (raw, problem) in cases {
            assert_eq!(screen(&raw, 10), Err(problem), "{raw:?}");
        }
    }

    #[test]
    fn every_problem_is_found_by_its_name() {
        for problem in TextProblem::ALL {
            assert_eq!(TextProblem::from_code(problem.code()), Some(problem));
        }
        assert_eq!(TextProblem::from_code("blank"), None);
    }

    #[test]
    fn a_megabyte_is_refused_as_too_long() {
        assert_eq!(screen(&"ә".repeat(500_000), 20_000), Err(TextProblem::TooLong));
    }

    #[test]
    fn what_is_far_too_long_is_refused_by_its_length_alone() {
        // Nothing else is looked at: it would be refused for its control characters.
        let far = format!("\u{0}{}", " ".repeat(41_000));
        assert_eq!(screen(&far, 20_000), Err(TextProblem::TooLong));
        assert_eq!(screen_line(&far, 300), Err(TextProblem::TooLong));
        let spaced = format!("{}a", " ".repeat(40_000));
        assert_eq!(screen(&spaced, 20_000).as_deref(), Ok("a"));
        assert!(is_too_long("әәә", 2) && !is_too_long("әә", 2));
    }

    fn any_character() -> impl Strategy<Value = char> {
        prop_oneof![
            any::<char>(),
            Just(' '),
            Just('\r'),
            Just('\n'),
            Just('a'),
            proptest::char::range('\u{300}', '\u{310}'),
            proptest::char::range('\u{200B}', '\u{200F}'),
        ]
    }

    proptest! {
        #[test]
        fn screening_a_screened_text_changes_nothing(
            raw in proptest::collection::vec(any_character(), 0..40).prop_map(String::from_iter)
        ) {
            if let Ok(text) = screen(&raw, 1_000) {
                prop_assert_eq!(screen(&text, 1_000), Ok(text.clone()));
                prop_assert!(!text.chars().any(|c| is_invisible(c) || (c.is_control() && c != '\n' && c != '\t')));
            }
            if let Ok(line) = screen_line(&raw, 1_000) {
                prop_assert_eq!(screen_line(&line, 1_000), Ok(line));
            }
        }
    }
}
