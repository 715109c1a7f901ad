//! A report that the words of a comment should not be read by everybody: anybody may send one, and by itself it changes
//! nothing.

use serde::{Deserialize, Serialize};

use super::hiding::HidingProblem;
use super::text::{TextProblem, screen};

/// The most characters of the words of a report.
pub const LONGEST_REPORT: u32 = 2_000;

/// What a reader finds wrong with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbuseKind {
    /// It holds personal data of somebody else.
    PersonalData,
    /// It insults somebody.
    Insult,
    /// It advertises.
    Advertising,
    /// Something else, which the words tell.
    Other,
}

impl AbuseKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::PersonalData, Self::Insult, Self::Advertising, Self::Other];

    /// The stable name in forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonalData => "personal_data",
            Self::Insult => "insult",
            Self::Advertising => "advertising",
            Self::Other => "other",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a reader types to report a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbuseInput {
    /// Code of an [`AbuseKind`].
    pub kind: String,
    /// What is wrong; needed where the kind does not say it.
    pub words: String,
}

/// A report as it may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAbuse {
    /// What is wrong.
    pub kind: AbuseKind,
    /// In words; empty where the kind says it.
    pub words: String,
}

impl AbuseInput {
    /// The report that the form describes.
    ///
    /// # Errors
    /// Every problem of the form: the field and the stable name.
    pub fn parse(&self) -> Result<NewAbuse, Vec<HidingProblem>> {
        let mut problems = Vec::new();
        let kind = AbuseKind::from_code(self.kind.trim());
        if kind.is_none() {
            problems.push(("kind", "kind"));
        }
        let words = match screen(&self.words, LONGEST_REPORT) {
            Err(TextProblem::Empty) if kind != Some(AbuseKind::Other) => Some(String::new()),
            Err(problem) => {
                problems.push(("words", problem.code()));
                None
            }
            Ok(words) => Some(words),
        };
        match (kind, words) {
            (Some(kind), Some(words)) => Ok(NewAbuse { kind, words }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_its_kind_and_only_what_has_no_name_needs_words() {
        let read =
            |kind: &str, words: &str| AbuseInput { kind: kind.to_owned(), words: words.to_owned() }.parse();
        for kind in AbuseKind::ALL {
            assert_eq!(AbuseKind::from_code(kind.code()), Some(kind));
            assert_eq!(read(kind.code(), " ").is_ok(), kind != AbuseKind::Other, "{kind:?}");
        }
        assert_eq!(read("other", "Спам").unwrap().words, "Спам");
        assert_eq!(read("other", ""), Err(vec![("words", "empty")]));
        assert_eq!(read("", ""), Err(vec![("kind", "kind")]));
        let long = "а".repeat(2_001);
        assert_eq!(read("x", &long), Err(vec![("kind", "kind"), ("words", "too_long")]));
    }
}
