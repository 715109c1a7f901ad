//! How lines of a page begin and end: whether one is a new item, and whether a word goes on in the next.

/// Whether a line begins with the mark of a list or the number of a point: "1.", "4-1)", "а)", "–".
pub(super) fn begins_item(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (Some(first), Some(_)) = (words.next(), words.next()) else { return false };
    if matches!(first, "-" | "–" | "—" | "•" | "·" | "*") {
        return true;
    }
    let numbered = |inner: &str| {
        let mut letters = inner.chars();
        letters.next().is_some_and(|letter| letter.is_ascii_digit())
            && letters.all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-'))
    };
    let lettered = |inner: &str| inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    match (first.strip_suffix(')'), first.strip_suffix('.')) {
        (Some(inner), _) => numbered(inner) || lettered(inner),
        (None, Some(inner)) => numbered(inner),
        (None, None) => false,
    }
}

/// Whether a line ends a sentence or an item.
pub(super) fn ends(line: &str) -> bool {
    line.trim_end().ends_with(['.', ';', ':', '!', '?'])
}

/// Joins the next line to words. A word that a hyphen divides at the end of its line loses it where the whole word is
/// known; where nothing tells a divided word from one with a hyphen of its own, the hyphen stays.
pub(super) fn join(words: &mut String, line: &str, is_known: impl Fn(&str) -> bool) {
    words.truncate(words.trim_end().len());
    let line = line.trim_start();
    if words.ends_with('\u{ad}') {
        words.pop();
    } else if let Some(before) =
        words.strip_suffix('-').filter(|before| before.ends_with(char::is_alphabetic))
    {
        let apart = |letter: char| !letter.is_alphabetic();
        let first = before.rsplit(apart).next().unwrap_or_default();
        let second = line.split(apart).next().unwrap_or_default();
        if is_known(&format!("{first}{second}").to_lowercase()) {
            words.pop();
        }
    } else if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_by_their_marks() {
        for (line, expected) in [
            ("1) заявление;", true),
            ("4-1. Сроки", true),
            ("2.1. Сроки", true),
            ("а) копия", true),
            ("– копия", true),
            ("3 (три) рабочих дня", false),
            ("1.", false),
            ("г. Астана", false),
            ("Закона", false),
        ] {
            assert_eq!(begins_item(line), expected, "{line}");
        }
    }

    #[test]
    fn words_go_on_over_the_end_of_their_line() {
        for (first, second, expected) in [
            ("справка, удосто\u{ad}", "веряющая право", "справка, удостоверяющая право"),
            ("справка, удосто-", "веряющая право", "справка, удостоверяющая право"),
            ("на веб-", "портале", "на веб-портале"),
            ("три рабочих", "дня", "три рабочих дня"),
            ("", "дня", "дня"),
        ] {
            let mut words = first.to_owned();
            join(&mut words, second, |word| word == "удостоверяющая");
            assert_eq!(words, expected);
        }
    }
}
