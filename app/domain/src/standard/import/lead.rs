//! The beginning of a paragraph, which may name a section, and what it says after that.

/// A lead is no longer than this, in characters.
const LONGEST: usize = 400;

/// The words up to the first colon or dash that stands outside brackets and quotation marks, and those after it.
pub(super) fn lead(words: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (count, (place, letter)) in words.char_indices().enumerate() {
        match letter {
            _ if count > LONGEST => break,
            '(' | '«' | '“' => depth += 1,
            ')' | '»' | '”' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => return cut(words, place, letter),
            '–' | '—' | '-' if depth == 0 && before.is_whitespace() && place > 0 => {
                return cut(words, place, letter);
            }
            _ => {}
        }
        before = letter;
    }
    (words.trim(), "")
}

fn cut(words: &str, at: usize, mark: char) -> (&str, &str) {
    let before = words.get(..at).unwrap_or(words).trim();
    (before, words.get(at + mark.len_utf8()..).unwrap_or("").trim())
}

/// Words in small letters with single spaces, "ё" as "е".
pub(super) fn small(words: &str) -> String {
    let lower = words.to_lowercase().replace('ё', "е");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_ends_outside_brackets() {
        assert_eq!(lead("Срок оказания – 3 дня"), ("Срок оказания", "3 дня"));
        assert_eq!(
            lead("Қызметті министрлік (бұдан әрі – беруші) көрсетеді."),
            ("Қызметті министрлік (бұдан әрі – беруші) көрсетеді.", "")
        );
        assert_eq!(lead("Перечень документов:"), ("Перечень документов", ""));
        assert_eq!(lead("Веб-портал"), ("Веб-портал", ""));
    }
}
