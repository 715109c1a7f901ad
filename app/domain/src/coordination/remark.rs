//! Remarks on clauses, and what the drafter answers to them (RC-3).

use serde::{Deserialize, Serialize};

use crate::discussion::{Anchor, Suggestion, TextProblem, screen};
use crate::language::Language;
use crate::standard::{Content, ElementId, SectionKey};

/// The most characters of a remark and of its suggested wording.
pub const REMARK_LIMIT: u32 = 20_000;
/// The most remarks of one opinion.
pub const REMARKS_LIMIT: usize = 500;
/// The most characters of an answer to a remark.
pub const ANSWER_LIMIT: u32 = 20_000;

/// A remark as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkInput {
    /// The code of the section; empty for the whole draft.
    #[serde(default)]
    pub section: String,
    /// The identity of the element; empty for the whole section.
    #[serde(default)]
    pub element: String,
    /// The language whose words are meant; needed with an element.
    #[serde(default)]
    pub language: String,
    /// Quoted words, if any.
    #[serde(default)]
    pub quote: String,
    /// The words of the remark.
    pub text: String,
    /// The wording it suggests for the element, if any.
    #[serde(default)]
    pub suggestion: String,
    /// The norm by which the remark stays inside; empty for one that becomes public when the round has ended.
    #[serde(default)]
    pub internal_norm: String,
}

/// A remark fit to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRemark {
    /// What it concerns.
    pub anchor: Anchor,
    /// Its words.
    pub text: String,
    /// The wording it suggests.
    pub suggestion: Option<Suggestion>,
    /// The norm by which it stays inside; nothing for one that becomes public when the round has ended.
    pub internal_norm: Option<String>,
}

/// What is wrong with a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "problem", content = "detail", rename_all = "snake_case")]
pub enum RemarkProblem {
    /// Its words cannot be taken.
    #[error(transparent)]
    Text(TextProblem),
    /// No such section.
    #[error("no such section")]
    UnknownSection,
    /// The text that was sent has no such element, or not in that section.
    #[error("the text has no such element")]
    UnknownElement,
    /// No such language.
    #[error("no such language")]
    UnknownLanguage,
    /// Words are suggested or quoted, but of no element.
    #[error("an element must be named")]
    ElementNeeded,
    /// The suggested wording is the present one.
    #[error("the suggested wording is the present one")]
    SuggestionUnchanged,
}

impl RemarkProblem {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::UnknownSection => "unknown_section",
            Self::UnknownElement => "unknown_element",
            Self::UnknownLanguage => "unknown_language",
            Self::ElementNeeded => "element_needed",
            Self::SuggestionUnchanged => "suggestion_unchanged",
        }
    }
}

impl RemarkInput {
    /// Whether nothing was written: such a line of a form is no remark.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.suggestion.trim().is_empty()
    }

    /// The remark, on `content`.
    ///
    /// # Errors
    /// The first [`RemarkProblem`].
    pub fn parse(&self, content: &Content) -> Result<NewRemark, RemarkProblem> {
        let text = screen(&self.text, REMARK_LIMIT).map_err(RemarkProblem::Text)?;
        let anchor = self.anchor(content)?;
        let optional = |words: &str| match screen(words, REMARK_LIMIT) {
            Err(TextProblem::Empty) => Ok(None),
            screened => screened.map(Some).map_err(RemarkProblem::Text),
        };
        let suggestion = match optional(&self.suggestion)? {
            None => None,
            Some(words) => {
                let (element, language) =
                    anchor.element.clone().zip(anchor.language).ok_or(RemarkProblem::ElementNeeded)?;
                let is_present = content.find(&element).is_some_and(|(_, element)| {
                    element.text.get(language).trim() == words || element.clause(language) == words
                });
                if is_present {
                    return Err(RemarkProblem::SuggestionUnchanged);
                }
                Some(Suggestion { element, language, text: words })
            }
        };
        Ok(NewRemark { anchor, text, suggestion, internal_norm: optional(&self.internal_norm)? })
    }

    fn anchor(&self, content: &Content) -> Result<Anchor, RemarkProblem> {
        let quote = match screen(&self.quote, REMARK_LIMIT) {
            Err(TextProblem::Empty) => None,
            screened => Some(screened.map_err(RemarkProblem::Text)?),
        };
        let section = match self.section.as_str() {
            "" => None,
            code => Some(SectionKey::from_code(code).ok_or(RemarkProblem::UnknownSection)?),
        };
        if self.element.is_empty() {
            // Quoted words are of an element; they are not dropped in silence.
            return match quote {
                Some(_) => Err(RemarkProblem::ElementNeeded),
                None => Ok(Anchor { section, ..Anchor::default() }),
            };
        }
        let element = ElementId::parse(&self.element).map_err(|_| RemarkProblem::UnknownElement)?;
        let (stands_in, _) = content.find(&element).ok_or(RemarkProblem::UnknownElement)?;
        if section.is_some_and(|section| section != stands_in) {
            return Err(RemarkProblem::UnknownElement);
        }
        let language = Language::from_code(&self.language).ok_or(RemarkProblem::UnknownLanguage)?;
        Ok(Anchor { section: Some(stands_in), element: Some(element), language: Some(language), quote })
    }
}

/// What became of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkOutcome {
    /// Accepted: the text was changed for it.
    Accepted,
    /// Not accepted, with reasons.
    NotAccepted,
}

impl RemarkOutcome {
    /// Every outcome.
    pub const ALL: [Self; 2] = [Self::Accepted, Self::NotAccepted];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotAccepted => "not_accepted",
        }
    }

    /// The outcome of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// The drafter's answer to a remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkAnswer {
    /// What became of it.
    pub outcome: RemarkOutcome,
    /// Why; may be empty where it was accepted and an element is named.
    pub words: String,
    /// The element that was changed for it.
    pub element: Option<ElementId>,
}

impl RemarkAnswer {
    /// The answer of a form; `content` is the working copy.
    ///
    /// # Errors
    /// The field (`outcome`, `words` or `element`) with the code of its problem: an accepted remark names the element that
    /// was changed or says how it was met, one that was not accepted has reasons (RC-3).
    pub fn parse(
        outcome: &str,
        words: &str,
        element: &str,
        content: &Content,
    ) -> Result<Self, (&'static str, &'static str)> {
        let outcome = RemarkOutcome::from_code(outcome).ok_or(("outcome", "no_outcome"))?;
        let words = match screen(words, ANSWER_LIMIT) {
            Err(TextProblem::Empty) => String::new(),
            screened => screened.map_err(|problem| ("words", problem.code()))?,
        };
        let element = match element.trim() {
            "" => None,
            id => {
                let id = ElementId::parse(id).map_err(|_| ("element", "unknown_element"))?;
                content.find(&id).ok_or(("element", "unknown_element"))?;
                Some(id)
            }
        };
        match outcome {
            RemarkOutcome::NotAccepted if words.is_empty() => Err(("words", "no_reasons")),
            RemarkOutcome::Accepted if words.is_empty() && element.is_none() => Err(("element", "no_change")),
            _ => Ok(Self { outcome, words, element }),
        }
    }
}

#[cfg(test)]
#[path = "remark_tests.rs"]
mod tests;
