//! A term: "3 (три) рабочих дня".

use crate::standard::TermUnit;

/// What stands between a case and its term and says nothing.
const BETWEEN: &[&str] =
    &["в течение", "составляет", "не более", "не превышает", "не позднее", "до", "within", "is"];
/// What stands after a term and says nothing.
const AFTER: &[&str] = &["ішінде", "құрайды"];
/// The longest number in words that stands in brackets after the figures, in characters.
const LONGEST_WORDS: usize = 40;

/// The one term of a text, with the words around it, which name its case; none if there is no term, or more than one.
pub(crate) fn term(text: &str) -> Option<(u32, TermUnit, String)> {
    let mut found = text.char_indices().filter_map(|(place, _)| at(text, place));
    let (start, end, amount, unit) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let marks = [' ', '\u{a0}', '–', '—', '-', ':', ',', ';', '.'];
    let mut before = text.get(..start)?.trim_end_matches(marks);
    while let Some(rest) = BETWEEN.iter().find_map(|word| before.strip_suffix(word)) {
        before = rest.trim_end_matches(marks);
    }
    let mut after = text.get(end..)?.trim_matches(marks);
    while let Some(rest) = AFTER.iter().find_map(|word| after.strip_prefix(word)) {
        after = rest.trim_matches(marks);
    }
    let case = format!("{} {after}", before.trim());
    Some((amount, unit, case.trim().to_owned()))
}

/// The term that begins at a place: its beginning and end, the amount and the unit.
fn at(text: &str, start: usize) -> Option<(usize, usize, u32, TermUnit)> {
    let before = text.get(..start)?.chars().next_back();
    if before.is_some_and(|letter| letter.is_alphanumeric() || ".,-–/".contains(letter)) {
        return None;
    }
    let rest = text.get(start..)?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let amount: u32 = rest.get(..digits)?.parse().ok().filter(|amount| (1..10_000).contains(amount))?;
    let mut rest = rest.get(digits..)?.trim_start();
    if let Some((words, behind)) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'))
        && words.chars().count() <= LONGEST_WORDS
    {
        rest = behind.trim_start();
    }
    let (unit, count) = unit(rest)?;
    let left = rest.split_whitespace().nth(count - 1)?;
    let end = left.as_ptr().addr() - text.as_ptr().addr() + word(left).len();
    Some((start, end, amount, unit))
}

/// The unit at the beginning of words and how many of them it takes.
fn unit(words: &str) -> Option<(TermUnit, usize)> {
    let mut words = words.split_whitespace().map(|next| word(next).to_lowercase());
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    let is_day = ["дн", "ден", "күн", "day"].iter().any(|stem| second.starts_with(stem));
    let is = |stems: &[&str]| stems.iter().any(|stem| first.starts_with(stem));
    match () {
        () if is_day && is(&["рабоч", "жұмыс", "business", "working"]) => {
            Some((TermUnit::BusinessDays, 2))
        }
        () if is_day && is(&["календарн", "күнтізбелік", "calendar"]) => {
            Some((TermUnit::CalendarDays, 2))
        }
        () if is(&["минут", "minute"]) => Some((TermUnit::Minutes, 1)),
        () if is(&["сағат", "hour"]) || matches!(first.as_str(), "час" | "часа" | "часов") => {
            Some((TermUnit::Hours, 1))
        }
        () => None,
    }
}

/// A word without the marks behind it.
fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_with_their_cases() {
        for (text, amount, unit, case) in [
            ("3 (три) рабочих дня.", 3, TermUnit::BusinessDays, ""),
            (
                "со дня сдачи документов – 3 (три) рабочих дня;",
                3,
                TermUnit::BusinessDays,
                "со дня сдачи документов",
            ),
            (
                "в течение 15 календарных дней со дня обращения",
                15,
                TermUnit::CalendarDays,
                "со дня обращения",
            ),
            (
                "максимально допустимое время ожидания – не более 20 минут;",
                20,
                TermUnit::Minutes,
                "максимально допустимое время ожидания",
            ),
            ("порталда – 1 (бір) жұмыс күні ішінде", 1, TermUnit::BusinessDays, "порталда"),
            ("30 сағат", 30, TermUnit::Hours, ""),
            ("within 5 business days", 5, TermUnit::BusinessDays, ""),
        ] {
            assert_eq!(term(text), Some((amount, unit, case.to_owned())), "{text}");
        }
        for text in
            ["в день обращения", "10-15 минут", "3 дня", "3 рабочих дня или 5 рабочих дней", "3 часть", ""]
        {
            assert_eq!(term(text), None, "{text}");
        }
    }
}
