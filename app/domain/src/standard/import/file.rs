//! A file from its paragraphs to what somebody has to look at, with where each line came from.

use serde::{Deserialize, Serialize};

use super::found::At;
use super::source::{SourceParagraph, SourcePlace};
use super::understand::{Understood, understand};
use super::unread::Unread;
use crate::language::Language;
use crate::standard::SectionKey;

/// A file as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its paragraphs that have words, in their order.
    pub paragraphs: Vec<SourceParagraph>,
    /// What was left out of them.
    pub unread: Unread,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadText {
    /// What its paragraphs say.
    pub text: Understood,
    /// Where its lines came from, in the order of the paragraphs.
    #[serde(default)]
    pub sources: Vec<LineSource>,
    /// What was left out.
    #[serde(default)]
    pub unread: Unread,
    /// What the other texts of the file say that may be the standard: a person chooses between them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Self>,
}

/// A paragraph that became a line, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineSource {
    /// The section of the line.
    pub section: SectionKey,
    /// The place of the line in its section, from 0.
    pub line: usize,
    /// The place of the paragraph in its file, from 1.
    pub paragraph: usize,
    /// Where it stood.
    pub place: SourcePlace,
    /// Its words with the mark before them, as they stood.
    pub text: String,
}

/// What a file in one language says. As [`understand`], it computes for as long as the file makes it.
pub fn understand_file(file: SourceFile, language: Language) -> ReadText {
    let SourceFile { paragraphs, unread } = file;
    let stood: Vec<(SourcePlace, String)> = paragraphs.iter().map(|one| (one.place, printed(one))).collect();
    let mut text = understand(paragraphs, language);
    let others = std::mem::take(&mut text.others);
    let others = others.into_iter().map(|text| of_text(text, &stood, unread, Vec::new())).collect();
    of_text(text, &stood, unread, others)
}

/// A text of a file with where its lines stood.
fn of_text(
    text: Understood,
    stood: &[(SourcePlace, String)],
    unread: Unread,
    others: Vec<ReadText>,
) -> ReadText {
    let mut sources = Vec::new();
    for placed in &text.placed {
        let At::Elements { section, elements, .. } = &placed.at else { continue };
        let Some((place, words)) = stood.get(placed.paragraph) else { continue };
        sources.extend(elements.iter().map(|line| LineSource {
            section: *section,
            line: *line,
            paragraph: placed.paragraph + 1,
            place: *place,
            text: words.clone(),
        }));
    }
    ReadText { text, sources, unread, others }
}

/// A paragraph as its file prints it.
fn printed(paragraph: &SourceParagraph) -> String {
    match &paragraph.mark {
        Some(mark) => format!("{} {}", mark.text, paragraph.text),
        None => paragraph.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r14_1_every_line_says_where_it_came_from() {
        let words = [
            "Глава 2. Порядок оказания государственной услуги",
            "\u{202e}перевёрнутое",
            "4. Срок оказания государственной услуги – 3 рабочих дня.",
        ];
        let paragraphs = words.map(SourceParagraph::plain).to_vec();
        let unread = Unread { hidden: 2, ..Unread::default() };
        let read = understand_file(SourceFile { paragraphs, unread }, Language::Ru);
        let seen: Vec<_> = read
            .sources
            .iter()
            .map(|one| (one.section, one.line, one.paragraph, one.text.as_str()))
            .collect();
        assert_eq!(seen, [(SectionKey::Term, 0, 3, words[2])]);
        assert_eq!(read.unread, unread);
        let text = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<ReadText>(&text).unwrap(), read);
    }
}
