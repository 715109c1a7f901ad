//! What each kind of author says of itself (R15-5): only the fields of the chosen kind are read.

use super::author::{AuthorKind, is_plausible_email};
use super::bin as digits;
use super::comment_problem::{CommentProblem, NAME_LIMIT};
use super::text::{TextProblem, screen_line};

/// The most characters of the name of a country.
pub(super) const COUNTRY_LIMIT: u32 = 100;
/// The most characters of a number in a foreign register.
pub(super) const REGISTRATION_LIMIT: u32 = 64;
/// The most characters of an e-mail.
const EMAIL_LIMIT: u32 = 254;
/// The most names of several who speak together.
const MOST_NAMES: usize = 100;

/// One line that must not be empty.
pub(super) fn line(raw: &str, limit: u32) -> Result<String, CommentProblem> {
    screen_line(raw, limit).map_err(CommentProblem::Text)
}

/// The address; empty where the author takes the receipt as a file. Several who speak together have one.
pub(super) fn email(kind: Option<AuthorKind>, raw: &str) -> Result<String, CommentProblem> {
    if raw.trim().is_empty() && kind != Some(AuthorKind::Group) {
        return Ok(String::new());
    }
    let email = line(raw, EMAIL_LIMIT)?;
    if is_plausible_email(&email) { Ok(email) } else { Err(CommentProblem::Email) }
}

/// The names of several, one a line, as one text.
pub(super) fn names(raw: &str) -> Result<String, CommentProblem> {
    let mut names: Vec<String> = Vec::new();
    for raw in raw.lines().filter(|raw| !raw.trim().is_empty()) {
        let name = line(raw, NAME_LIMIT)?;
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() > MOST_NAMES {
            return Err(CommentProblem::ManyNames);
        }
    }
    match names.len() {
        0 => Err(CommentProblem::Text(TextProblem::Empty)),
        1 => Err(CommentProblem::FewNames),
        _ => Ok(names.join("; ")),
    }
}

/// The business number: required of legal entities, taken from organisations that give it, and kept of no other kind.
pub(super) fn bin(kind: Option<AuthorKind>, raw: &str) -> Result<Option<String>, CommentProblem> {
    let number = unspaced(raw);
    match kind {
        Some(AuthorKind::LegalEntity) if number.is_empty() => Err(CommentProblem::Text(TextProblem::Empty)),
        Some(AuthorKind::Organisation) if number.is_empty() => Ok(None),
        Some(AuthorKind::LegalEntity | AuthorKind::Organisation) => {
            if !digits::is_twelve_digits(&number) {
                Err(CommentProblem::BinDigits)
            } else if digits::is_valid(&number) {
                Ok(Some(number))
            } else {
                Err(CommentProblem::BinCheck)
            }
        }
        _ => Ok(None),
    }
}

/// The individual number of an entrepreneur.
pub(super) fn iin(raw: &str) -> Result<Option<String>, CommentProblem> {
    let number = unspaced(raw);
    if number.is_empty() {
        Err(CommentProblem::Text(TextProblem::Empty))
    } else if !digits::is_twelve_digits(&number) {
        Err(CommentProblem::IinDigits)
    } else if digits::is_valid(&number) && begins_with_birth(&number) {
        Ok(Some(number))
    } else {
        Err(CommentProblem::IinCheck)
    }
}

/// Whether a number begins with a month and a day at their places: the number of an organisation has a four or more there.
fn begins_with_birth(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| number.get(range).and_then(|part| part.parse::<u8>().ok());
    let (month, day, century) = (part(2..4), part(4..6), part(6..7));
    month.is_some_and(|month| (1..=12).contains(&month))
        && day.is_some_and(|day| (1..=31).contains(&day))
        && century.is_some_and(|century| century <= 6)
}

fn unspaced(raw: &str) -> String {
    raw.chars().filter(|character| !character.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_5_an_entrepreneur_gives_an_individual_number() {
        assert_eq!(iin("9001 0135 0003"), Ok(Some("900101350003".to_owned())));
        assert_eq!(iin(" "), Err(CommentProblem::Text(TextProblem::Empty)));
        assert_eq!(iin("90010135000"), Err(CommentProblem::IinDigits));
        assert_eq!(iin("900101350004"), Err(CommentProblem::IinCheck));
        // A business number checks too, but no day of birth is above thirty-one.
        assert_eq!(iin("020240000555"), Err(CommentProblem::IinCheck));
    }

    #[test]
    fn r15_5_several_are_two_or_more_and_each_stands_once() {
        assert_eq!(
            names("Айгүл Серікова\n\n Марат  Оспанов \n"),
            Ok("Айгүл Серікова; Марат Оспанов".to_owned())
        );
        assert_eq!(names("Айгүл\nАйгүл"), Err(CommentProblem::FewNames));
        assert_eq!(names("\n \n"), Err(CommentProblem::Text(TextProblem::Empty)));
        let many: Vec<String> = (0..=MOST_NAMES).map(|place| format!("Имя {place}")).collect();
        assert_eq!(names(&many.join("\n")), Err(CommentProblem::ManyNames));
    }
}
