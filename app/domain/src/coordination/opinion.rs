//! The opinion of a body on one text (RC-3).

use serde::{Deserialize, Serialize};

use super::{NewRemark, RemarkInput, RemarkProblem};
use crate::discussion::{TextProblem, screen};
use crate::standard::Content;

/// The most characters of the reasons of a refusal or of the words that go with an agreement.
pub const REASONS_LIMIT: u32 = 20_000;

/// What a body thinks of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// It agrees.
    Agree,
    /// It agrees, and remarks on something.
    AgreeWithRemarks,
    /// It refuses, with reasons.
    Refuse,
}

impl Position {
    /// Every position, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Agree, Self::AgreeWithRemarks, Self::Refuse];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::AgreeWithRemarks => "agree_with_remarks",
            Self::Refuse => "refuse",
        }
    }

    /// The position of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|position| position.code() == code)
    }

    /// Whether it is an agreement to the text (RC-4).
    pub const fn agrees(self) -> bool {
        !matches!(self, Self::Refuse)
    }
}

/// What is wrong with an opinion.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "problem", content = "detail", rename_all = "snake_case")]
pub enum OpinionProblem {
    /// No position was chosen.
    #[error("no position is chosen")]
    NoPosition,
    /// A refusal needs reasons (RC-3).
    #[error("a refusal needs reasons")]
    NoReasons,
    /// The reasons cannot be taken.
    #[error(transparent)]
    Reasons(TextProblem),
    /// Who agrees with remarks makes at least one.
    #[error("no remark is made")]
    NoRemarks,
    /// Who agrees without remarks makes none.
    #[error("an agreement without remarks has remarks")]
    RemarksWithoutPosition,
    /// More remarks than one opinion takes.
    #[error("too many remarks")]
    TooManyRemarks,
    /// A remark, counted from 1, cannot be taken.
    #[error("remark {number}: {problem}")]
    Remark {
        /// Which one, from 1.
        number: usize,
        /// What is wrong with it.
        problem: RemarkProblem,
    },
}

impl OpinionProblem {
    /// The stable name, a key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoPosition => "no_position",
            Self::NoReasons => "no_reasons",
            Self::Reasons(problem) => problem.code(),
            Self::NoRemarks => "no_remarks",
            Self::RemarksWithoutPosition => "remarks_without_position",
            Self::TooManyRemarks => "too_many_remarks",
            Self::Remark { problem, .. } => problem.code(),
        }
    }

    /// The field beside which it is told: `position`, `reasons`, `remarks`, or `remark-N` from 1.
    pub fn field(&self) -> String {
        match self {
            Self::NoPosition => "position".to_owned(),
            Self::NoReasons | Self::Reasons(_) => "reasons".to_owned(),
            Self::NoRemarks | Self::RemarksWithoutPosition | Self::TooManyRemarks => "remarks".to_owned(),
            Self::Remark { number, .. } => format!("remark-{number}"),
        }
    }
}

/// An opinion fit to be given. Whether it still can be is for the round to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOpinion {
    /// The position.
    pub position: Position,
    /// The reasons, or words that go with an agreement; may be empty with an agreement.
    pub reasons: String,
    /// The remarks, in the order in which they were made.
    pub remarks: Vec<NewRemark>,
}

impl NewOpinion {
    /// The opinion of a form on `content`, the text that was sent.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the form.
    pub fn parse(
        position: &str,
        reasons: &str,
        remarks: &[RemarkInput],
        content: &Content,
    ) -> Result<Self, Vec<OpinionProblem>> {
        let mut problems = Vec::new();
        let position = Position::from_code(position);
        if position.is_none() {
            problems.push(OpinionProblem::NoPosition);
        }
        let reasons = match screen(reasons, REASONS_LIMIT) {
            Ok(reasons) => reasons,
            Err(TextProblem::Empty) if position == Some(Position::Refuse) => {
                problems.push(OpinionProblem::NoReasons);
                String::new()
            }
            Err(TextProblem::Empty) => String::new(),
            Err(problem) => {
                problems.push(OpinionProblem::Reasons(problem));
                String::new()
            }
        };
        let made: Vec<&RemarkInput> = remarks.iter().filter(|remark| !remark.is_blank()).collect();
        match position {
            Some(Position::AgreeWithRemarks) if made.is_empty() => problems.push(OpinionProblem::NoRemarks),
            Some(Position::Agree) if !made.is_empty() => {
                problems.push(OpinionProblem::RemarksWithoutPosition);
            }
            _ if made.len() > super::REMARKS_LIMIT => problems.push(OpinionProblem::TooManyRemarks),
            _ => {}
        }
        let mut parsed = Vec::with_capacity(made.len());
        for (place, remark) in remarks.iter().enumerate().filter(|(_, remark)| !remark.is_blank()) {
            match remark.parse(content) {
                Ok(remark) => parsed.push(remark),
                Err(problem) => problems.push(OpinionProblem::Remark { number: place + 1, problem }),
            }
        }
        match position {
            Some(position) if problems.is_empty() => Ok(Self { position, reasons, remarks: parsed }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
#[path = "opinion_tests.rs"]
mod tests;
