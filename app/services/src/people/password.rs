//! Passwords are refused when they are easy to guess.

use super::hashing::LONGEST;
use crate::error::{FieldProblem, ServiceError};

/// The shortest password, in characters.
const SHORTEST: usize = 10;
/// The shortest rest of a password without the name and the e-mail of its owner, in characters.
const SHORTEST_REST: usize = 8;

/// Why a password is refused: stable names, empty if it is strong enough. `known` are words a guesser would try first:
/// the name, the e-mail.
pub fn weaknesses(password: &str, known: &[&str]) -> Vec<String> {
    if password.chars().count() < SHORTEST {
        return vec!["password.short".to_owned()];
    }
    if password.len() > LONGEST {
        return vec!["password.long".to_owned()];
    }
    if without(password, known).chars().count() < SHORTEST_REST {
        return vec!["password.personal".to_owned()];
    }
    let estimate = zxcvbn::zxcvbn(password, known);
    if estimate.score() >= zxcvbn::Score::Three {
        return Vec::new();
    }
    let mut codes = vec!["password.weak".to_owned()];
    if let Some(feedback) = estimate.feedback() {
        codes
            .extend(feedback.warning().map(|warning| format!("password.{}", snake(&format!("{warning:?}")))));
        let suggestions = feedback.suggestions().iter();
        codes.extend(suggestions.map(|suggestion| format!("password.{}", snake(&format!("{suggestion:?}")))));
    }
    codes
}

/// Refuses a new password that is easy to guess, with every reason beside its field.
pub(super) fn check(field: &str, password: &str, known: &[&str]) -> Result<(), ServiceError> {
    let reasons = weaknesses(password, known);
    if reasons.is_empty() {
        return Ok(());
    }
    Err(ServiceError::Invalid(reasons.into_iter().map(|code| FieldProblem::new(field, code)).collect()))
}

/// What is left of a password without the words a guesser knows.
fn without(password: &str, known: &[&str]) -> String {
    let words = known.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    words
        .filter(|word| word.chars().count() >= 3)
        .fold(password.to_lowercase(), |rest, word| rest.replace(&word.to_lowercase(), ""))
}

/// `UseAFewWords` as `use_a_few_words`.
fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |mut text, (place, letter)| {
        if letter.is_uppercase() && place > 0 {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_reasons() {
        assert_eq!(weaknesses("short", &[]), ["password.short"]);
        assert!(weaknesses("passwordpassword", &[]).len() > 1);
        assert_eq!(weaknesses("Aigul.Serikova-7", &["Aigul Serikova"]), ["password.personal"]);
        assert!(weaknesses("tulip kettle orbit marsh", &[]).is_empty());
    }
}
