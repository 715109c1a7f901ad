//! The new wording of a comment that its author corrects: what it concerns and who sent it stay.

use super::comment::{Anchor, NAMES, Suggestion, TEXT_LIMIT, given, suggestion_of};
use super::comment_problem::{CommentFieldProblem, CommentProblem};
use super::text::screen;
use crate::standard::Content;

/// What an author types to correct a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionInput {
    /// The words.
    pub text: String,
    /// The wording that it proposes; empty where it proposes none.
    pub suggestion: String,
}

/// A correction fit to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The words.
    pub text: String,
    /// The wording that the comment proposes now.
    pub suggestion: Option<Suggestion>,
}

impl CorrectionInput {
    /// The correction of a comment that concerns `anchor` in the placed text.
    ///
    /// # Errors
    /// Every [`CommentFieldProblem`], in the order of the form.
    pub fn parse(&self, placed: &Content, anchor: &Anchor) -> Result<Correction, Vec<CommentFieldProblem>> {
        let mut problems = Vec::new();
        let text = screen(&self.text, TEXT_LIMIT).map_err(CommentProblem::Text);
        let text =
            text.map_err(|problem| problems.push(CommentFieldProblem { field: NAMES.text, problem })).ok();
        let suggestion = match given(&self.suggestion) {
            None => None,
            Some(raw) => suggestion_of(raw, placed, anchor).unwrap_or_else(|problem| {
                problems.push(CommentFieldProblem { field: NAMES.suggestion, problem });
                None
            }),
        };
        match text {
            Some(text) if problems.is_empty() => Ok(Correction { text, suggestion }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::TextProblem;
    use crate::language::{Language, Localized};
    use crate::standard::{Detail, Element, ElementId, SectionKey};

    fn placed() -> Content {
        let mut content = Content::default();
        let text = Localized::new("Шағым сотқа беріледі", "Жалоба подается в суд", "");
        let appeal = Element { id: ElementId::parse("appe").unwrap(), text, detail: Detail::Prose };
        content.set(SectionKey::Appeal, vec![appeal]);
        content
    }

    fn anchor() -> Anchor {
        Anchor {
            section: Some(SectionKey::Appeal),
            element: ElementId::parse("appe").ok(),
            language: Some(Language::Ru),
            quote: None,
        }
    }

    fn read(text: &str, suggestion: &str, anchor: &Anchor) -> Result<Correction, Vec<CommentFieldProblem>> {
        let input = CorrectionInput { text: text.to_owned(), suggestion: suggestion.to_owned() };
        input.parse(&placed(), anchor)
    }

    #[test]
    fn r15_5_a_correction_is_screened_like_a_comment() {
        let taken = read(" Срок велик ", "Жалоба подается в орган", &anchor()).unwrap();
        assert_eq!(taken.text, "Срок велик");
        assert_eq!(taken.suggestion.unwrap().text, "Жалоба подается в орган");
        assert_eq!(read("Срок велик", " ", &anchor()).unwrap().suggestion, None);
        let problem = |field, problem| CommentFieldProblem { field, problem };
        let unchanged = problem("suggestion", CommentProblem::SuggestionUnchanged);
        let empty = problem("text", CommentProblem::Text(TextProblem::Empty));
        assert_eq!(read("", "Жалоба подается в суд", &anchor()), Err(vec![empty, unchanged]));
        let nowhere = problem("suggestion", CommentProblem::ElementNeeded);
        assert_eq!(read("Срок", "Иначе", &Anchor::default()), Err(vec![nowhere]));
    }
}
