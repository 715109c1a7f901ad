//! The reason that a head writes for a step on a draft: a late placement, a withdrawal, a decision taken back.

use crate::discussion::{TextProblem, screen};

/// The longest reason, in characters.
pub const WRITTEN_REASON_LIMIT: u32 = 4_000;

/// The reason as it is kept. A blank one is empty: whether a step may go without is the step's to say.
///
/// # Errors
/// The [`TextProblem`] of words that cannot be taken.
pub fn written_reason(raw: &str) -> Result<String, TextProblem> {
    match screen(raw, WRITTEN_REASON_LIMIT) {
        Err(TextProblem::Empty) => Ok(String::new()),
        screened => screened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_reason_is_empty_and_words_are_screened() {
        assert_eq!(written_reason(" \n").as_deref(), Ok(""));
        assert_eq!(written_reason(" Ошибка \u{200b}").as_deref(), Ok("Ошибка"));
        let limit = usize::try_from(WRITTEN_REASON_LIMIT).unwrap();
        assert_eq!(written_reason(&"я".repeat(limit + 1)), Err(TextProblem::TooLong));
        assert_eq!(written_reason("a\u{202e}b"), Err(TextProblem::DirectionOverrides));
    }
}
