//! Where a text turns the direction of writing, for the author who cannot see it.

use super::text::{is_invisible, turns_direction};

/// Where the first character that turns the direction of writing stands: the number of its line, and the last words before
/// it there. It cannot be seen, so its author has to be told.
pub fn turned_at(raw: &str) -> Option<(usize, String)> {
    const SHOWN: usize = 30;
    let (before, _) = raw.split_once(turns_direction)?;
    let words = before.rsplit('\n').next().unwrap_or_default();
    let seen: Vec<char> = words.chars().filter(|one| !one.is_control() && !is_invisible(*one)).collect();
    let last: String = seen.iter().skip(seen.len().saturating_sub(SHOWN)).collect();
    Some((before.matches('\n').count() + 1, last.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_direction_is_found_by_its_line_and_the_words_before_it() {
        let cases = [
            ("прямо", None),
            ("\u{2068}Анна\u{2069}", None),
            ("\u{202E}анна", Some((1, ""))),
            ("первая\r\nпрошу \u{2068}вас\u{2069} \u{202D}уточнить\u{202C}", Some((2, "прошу вас"))),
        ];
        for (raw, expected) in cases {
            let expected = expected.map(|(line, words): (usize, &str)| (line, words.to_owned()));
            assert_eq!(turned_at(raw), expected, "{raw:?}");
        }
        let (_, words) = turned_at(&format!("{}конец\u{202B}", "а".repeat(90))).unwrap();
        assert_eq!((words.chars().count(), words.ends_with("конец")), (30, true));
    }
}
