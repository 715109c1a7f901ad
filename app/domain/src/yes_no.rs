//! Yes and no as tables say them, in three languages and in signs.

const YES: [&str; 17] = [
    "on",
    "true",
    "yes",
    "y",
    "1",
    "+",
    "да",
    "д",
    "истина",
    "верно",
    "иә",
    "ия",
    "ақиқат",
    "шын",
    "бар",
    "✓",
    "✔",
];
const NO: [&str; 17] = [
    "",
    "off",
    "false",
    "no",
    "n",
    "0",
    "-",
    "–",
    "—",
    "−",
    "нет",
    "н",
    "ложь",
    "неверно",
    "жоқ",
    "жалған",
    "✗",
];

/// What a cell says to a question of yes and no: empty means no, and what is neither word is not guessed at.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    let word = text.trim().to_lowercase();
    if YES.contains(&word.as_str()) {
        return Some(true);
    }
    NO.contains(&word.as_str()).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_1_yes_and_no_are_read_in_three_languages_and_nothing_is_guessed() {
        for yes in ["да", " ДА ", "иә", "ИӘ", "ИСТИНА", "TRUE", "yes", "1", "+", "on", "Бар"]
        {
            assert_eq!(yes_or_no(yes), Some(true), "{yes}");
        }
        for no in ["", " ", "нет", "Жоқ", "ЛОЖЬ", "FALSE", "no", "0", "-", "—"] {
            assert_eq!(yes_or_no(no), Some(false), "{no}");
        }
        for neither in ["может быть", "2", "x", "х", "да нет", "yess", "?"] {
            assert_eq!(yes_or_no(neither), None, "{neither}");
        }
    }
}
