//! The summary of a comment that is proposed to the drafter: the author's own first sentence, nothing invented.

use unicode_segmentation::UnicodeSegmentation;

use super::decision::SUMMARY_LIMIT;
use super::text::one_line;
use crate::standard::prose;

/// The fewest letters and digits of a sentence worth proposing: a greeting says nothing about the draft.
const LEAST: usize = 16;

/// The first sentence of a comment that says something, in one line, cut at a word where it is longer than a summary
/// may be; empty if the comment has no words.
pub fn first_sentence(text: &str) -> String {
    let plain = prose::to_plain(text);
    let says_something =
        |sentence: &&str| sentence.chars().filter(|character| character.is_alphanumeric()).count() >= LEAST;
    let mut sentences = plain.unicode_sentences();
    let whole = sentences.find(says_something).unwrap_or(&plain);
    cut(&one_line(whole))
}

fn cut(line: &str) -> String {
    let limit = usize::try_from(SUMMARY_LIMIT).unwrap_or(usize::MAX);
    if line.chars().count() <= limit {
        return line.to_owned();
    }
    let mut kept: String = line.chars().take(limit - 1).collect();
    if let Some(last) = kept.rfind(' ') {
        kept.truncate(last);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_8_the_first_sentence_that_says_something_is_proposed() {
        for (text, proposed) in [
            (
                "Здравствуйте! Просим сократить срок до трёх дней. Спасибо.",
                "Просим сократить срок до трёх дней.",
            ),
            ("Мерзімді **қысқарту** керек.\n\nСебебі бар.", "Мерзімді қысқарту керек."),
            ("нет", "нет"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), proposed);
        }
        let long = first_sentence(&"слово ".repeat(400));
        assert!(long.chars().count() <= 1_000 && long.ends_with("слово…"), "{long}");
    }
}
