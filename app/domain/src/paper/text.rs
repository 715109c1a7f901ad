//! What a paper says, and what becomes of it when the draft changes or somebody edits it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TableRow;
use crate::language::{Language, Localized};

/// What a paper says: words, or the rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperText {
    /// Its words, in CommonMark.
    #[serde(default)]
    pub words: Localized,
    /// The rows of the comparative table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<TableRow>,
}

/// A paper as it was typed in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPaper {
    /// The words.
    pub words: String,
    /// The reasons of the rows, by the identity of the element.
    pub reasons: BTreeMap<String, String>,
}

impl PaperText {
    /// What stands: the kept words where somebody kept any, and the rows of now, each with the reason that was kept for its element.
    #[must_use]
    pub fn standing(generated: &Self, kept: Option<&Self>) -> Self {
        let Some(kept) = kept else { return generated.clone() };
        let rows = generated.rows.iter().map(|row| {
            let same = kept.rows.iter().find(|one| one.element == row.element);
            let reason = same.map_or_else(|| row.reason.clone(), |one| one.reason.clone());
            TableRow { reason, ..row.clone() }
        });
        Self { words: kept.words.clone(), rows: rows.collect() }
    }

    /// The same with what was typed in one language.
    #[must_use]
    pub fn edited(mut self, language: Language, typed: &TypedPaper) -> Self {
        if self.rows.is_empty() {
            self.words.get_mut(language).clone_from(&typed.words);
        }
        for row in &mut self.rows {
            if let Some(reason) = typed.reasons.get(row.element.as_str()) {
                row.reason.get_mut(language).clone_from(reason);
            }
        }
        self
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.rows.is_empty() && self.words.is_blank()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{ElementId, SectionKey};

    fn row(id: &str, after: &str, reason: &str) -> TableRow {
        TableRow {
            element: ElementId::parse(id).unwrap(),
            section: SectionKey::Other,
            old_number: None,
            new_number: Some("4.1.1".to_owned()),
            before: Localized::default(),
            after: Localized::same(after),
            reason: Localized::same(reason),
        }
    }

    #[test]
    fn own_words_are_never_overwritten_by_what_is_generated_later() {
        let generated = PaperText { words: Localized::same("нынешнее"), rows: Vec::new() };
        let kept = PaperText { words: Localized::same("своё"), rows: Vec::new() };
        assert_eq!(PaperText::standing(&generated, None), generated);
        let stands = PaperText::standing(&generated, Some(&kept));
        assert_eq!(stands, kept);
        let typed = TypedPaper { words: "правка".to_owned(), ..TypedPaper::default() };
        let edited = stands.edited(Language::Ru, &typed);
        assert_eq!(edited.words, Localized::new("своё", "правка", "своё"));
    }

    #[test]
    fn a_reason_stays_with_its_element_while_the_words_of_the_row_are_those_of_now() {
        let generated = PaperText {
            rows: vec![row("a", "новое", ""), row("b", "ещё", "причина")],
            ..PaperText::default()
        };
        let kept = PaperText {
            rows: vec![row("a", "прежнее", "своя"), row("c", "снято", "ничья")],
            ..PaperText::default()
        };
        let stands = PaperText::standing(&generated, Some(&kept));
        assert_eq!(stands.rows, [row("a", "новое", "своя"), row("b", "ещё", "причина")]);
        let reasons = BTreeMap::from([("b".to_owned(), "другая".to_owned())]);
        let edited = stands.edited(Language::Kk, &TypedPaper { reasons, ..TypedPaper::default() });
        assert_eq!(edited.rows[1].reason, Localized::new("другая", "причина", "причина"));
    }
}
