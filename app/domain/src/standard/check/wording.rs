//! Findings on the words themselves: vague phrases, raw HTML, what cannot be seen, what is hard to read.

use unicode_segmentation::UnicodeSegmentation;

use super::{Finding, Problem};
use crate::language::Language;
use crate::standard::{Detail, Element, SectionKey, prose};

/// A sentence with more words than this is hard to hold in mind.
const LONGEST_SENTENCE: usize = 60;

/// The findings on the words of one line.
pub(super) fn findings(key: SectionKey, element: &Element) -> Vec<Finding> {
    let mut findings = Vec::new();
    for language in Language::ALL {
        let text = element.text.get(language);
        let mut find = |problem, quote: String| {
            findings.push(Finding::at(problem, key, element).language(language).quoting(quote));
        };
        for phrase in vague(text, language) {
            find(Problem::VaguePhrase, phrase.to_owned());
        }
        if let Some(raw) = (element.detail == Detail::Prose).then(|| prose::raw_html(text)).flatten() {
            find(Problem::RawHtml, beginning(&raw, 12));
        }
        if let Some(hidden) = text.chars().find(|character| prose::is_deceptive(*character)) {
            find(Problem::DeceptiveCharacters, format!("U+{:04X}", u32::from(hidden)));
        }
        if let Some(sentence) = long_sentence(text) {
            find(Problem::LongSentence, beginning(sentence, 6));
        }
        if let Some(bracket) = unbalanced(text) {
            find(Problem::UnbalancedBrackets, bracket.to_string());
        }
    }
    findings
}

/// The phrases of a language that leave open what is demanded, or when.
const fn phrases(language: Language) -> &'static [&'static str] {
    match language {
        Language::Kk => &[
            "және басқа да құжаттар",
            "және өзге де құжаттар",
            "басқа да қажетті құжаттар",
            "белгіленген тәртіппен",
            "белгіленген тәртіпте",
            "қажет болған жағдайда",
            "қажет болса",
            "және т.б.",
            "және тағы басқа",
            "ақылға қонымды мерзім",
        ],
        Language::Ru => &[
            "и другие документы",
            "и иные документы",
            "иные необходимые документы",
            "другие необходимые документы",
            "в установленном порядке",
            "при необходимости",
            "в случае необходимости",
            "и т.д.",
            "и т.п.",
            "и так далее",
            "в разумный срок",
            "как правило",
        ],
        Language::En => &[
            "and other documents",
            "other necessary documents",
            "in the established manner",
            "in the prescribed manner",
            "if necessary",
            "where necessary",
            "and so on",
            "etc.",
            "within a reasonable time",
        ],
    }
}

fn vague(text: &str, language: Language) -> impl Iterator<Item = &'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace(". ", ".");
    phrases(language).iter().copied().filter(move |phrase| text.contains(phrase))
}

/// The first sentence with too many words; lines, items and semicolons end a sentence too.
fn long_sentence(text: &str) -> Option<&str> {
    text.split(['\n', ';'])
        .flat_map(UnicodeSegmentation::unicode_sentences)
        .find(|sentence| sentence.unicode_words().nth(LONGEST_SENTENCE).is_some())
}

/// The first bracket or quotation mark without its pair. "1)" and "а)" number an item and need none.
fn unbalanced(text: &str) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    let mut before = [' ', ' '];
    for character in text.chars() {
        match character {
            '(' | '[' | '«' => open.push(character),
            ')' | ']' | '»' => {
                let pair = match character {
                    ')' => '(',
                    ']' => '[',
                    _ => '«',
                };
                let [start, label] = before;
                let numbers_item = character == ')'
                    && label.is_alphanumeric()
                    && (start.is_whitespace() || start == '-' || start.is_ascii_digit())
                    && !open.contains(&'(');
                match open.pop() {
                    Some(last) if last == pair => {}
                    last => {
                        open.extend(last);
                        if !numbers_item {
                            return Some(character);
                        }
                    }
                }
            }
            _ => {}
        }
        before = [before[1], character];
    }
    open.first().copied()
}

/// The first words of a text, for a quotation.
fn beginning(text: &str, words: usize) -> String {
    let mut start: Vec<&str> = text.split_whitespace().take(words + 1).collect();
    let longer = start.len() > words;
    start.truncate(words);
    let start: String = start.join(" ").chars().take(120).collect();
    if longer { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_pair_and_item_numbers_need_none() {
        for text in [
            "(a [b] «c»)",
            "1) раз; 2) два",
            "а) раз\nб) два",
            "статья 19-1(2)1",
            "подпункт 11) пункта 2",
            "",
        ] {
            assert_eq!(unbalanced(text), None, "{text}");
        }
        for (text, bracket) in [("(a", '('), ("a]", ']'), ("«Закон", '«'), ("слово)", ')'), ("([)]", ')')]
        {
            assert_eq!(unbalanced(text), Some(bracket), "{text}");
        }
    }

    #[test]
    fn vague_phrases_are_found_across_lines_and_case() {
        let found: Vec<_> = vague("Справка И  другие\nдокументы, и т. д.", Language::Ru).collect();
        assert_eq!(found, ["и другие документы", "и т.д."]);
        assert_eq!(vague("белгіленген тәртіппен", Language::Kk).count(), 1);
        assert_eq!(vague("and other documents", Language::Ru).count(), 0);
    }

    #[test]
    fn a_sentence_of_sixty_one_words_is_long() {
        assert!(long_sentence(&"слово ".repeat(60)).is_none());
        assert!(long_sentence(&"слово ".repeat(61)).is_some());
        assert!(long_sentence(&"Слово слово. ".repeat(40)).is_none());
    }
}
