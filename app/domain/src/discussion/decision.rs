//! The decision on a comment (R15-7).

use serde::{Deserialize, Serialize};

use super::text::{TextProblem, screen, screen_line};

/// The most characters of a summary.
pub const SUMMARY_LIMIT: u32 = 1_000;
/// The most characters of a substantiation.
pub const SUBSTANTIATION_LIMIT: u32 = 20_000;

/// What was decided on a comment (Art. 15(4)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Accepted.
    Accepted,
    /// Accepted in part.
    PartlyAccepted,
    /// Not accepted.
    NotAccepted,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::PartlyAccepted, Self::NotAccepted];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::PartlyAccepted => "partly_accepted",
            Self::NotAccepted => "not_accepted",
        }
    }

    /// The outcome of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Whether the text is expected to change on account of it (R15-9).
    pub const fn promises_change(self) -> bool {
        matches!(self, Self::Accepted | Self::PartlyAccepted)
    }
}

/// An outcome with its substantiation; one decision may answer several comments. Only [`DecisionInput::parse`] makes one, so
/// whoever holds it need not look at its words again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    outcome: Outcome,
    substantiation: String,
    summary: String,
}

impl Decision {
    /// What was decided.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Why; never empty.
    pub fn substantiation(&self) -> &str {
        &self.substantiation
    }

    /// What the comments say, in the drafter's words, for the list and summary of the closing report (R15-8); never
    /// empty.
    pub fn summary(&self) -> &str {
        &self.summary
    }
}

/// The fields of the form of a decision, as they arrive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionInput {
    /// Code of an [`Outcome`].
    pub outcome: String,
    /// The substantiation.
    pub substantiation: String,
    /// The summary of the comments.
    pub summary: String,
}

/// Why a decision was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "problem", content = "detail", rename_all = "snake_case")]
pub enum DecisionProblem {
    /// No such outcome.
    #[error("no such outcome")]
    UnknownOutcome,
    /// The substantiation cannot be taken (R15-7).
    #[error(transparent)]
    Substantiation(TextProblem),
    /// The summary cannot be taken.
    #[error(transparent)]
    Summary(TextProblem),
}

impl DecisionProblem {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownOutcome => "unknown_outcome",
            Self::Substantiation(problem) | Self::Summary(problem) => problem.code(),
        }
    }

    /// The field of [`DecisionInput`] that has the problem.
    pub const fn field(self) -> &'static str {
        match self {
            Self::UnknownOutcome => "outcome",
            Self::Substantiation(_) => "substantiation",
            Self::Summary(_) => "summary",
        }
    }
}

impl DecisionInput {
    /// The decision written in the fields. A substantiation needs two letters or digits, so that "-" is none, and what the
    /// comments say is summed up (R15-7).
    ///
    /// # Errors
    /// Every [`DecisionProblem`], in the order of the form.
    pub fn parse(&self) -> Result<Decision, Vec<DecisionProblem>> {
        let outcome = Outcome::from_code(self.outcome.trim()).ok_or(DecisionProblem::UnknownOutcome);
        let substantiation = screen(&self.substantiation, SUBSTANTIATION_LIMIT)
            .and_then(|text| {
                let says_something =
                    text.chars().filter(|character| character.is_alphanumeric()).nth(1).is_some();
                if says_something { Ok(text) } else { Err(TextProblem::Empty) }
            })
            .map_err(DecisionProblem::Substantiation);
        let summary = screen_line(&self.summary, SUMMARY_LIMIT).map_err(DecisionProblem::Summary);
        match (outcome, substantiation, summary) {
            (Ok(outcome), Ok(substantiation), Ok(summary)) => {
                Ok(Decision { outcome, substantiation, summary })
            }
            (outcome, substantiation, summary) => {
                let problems = [outcome.err(), substantiation.err(), summary.err()];
                Err(problems.into_iter().flatten().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(outcome: &str, substantiation: &str) -> Result<Decision, Vec<DecisionProblem>> {
        let (outcome, substantiation) = (outcome.to_owned(), substantiation.to_owned());
        DecisionInput { outcome, substantiation, summary: " Сократить\nсрок ".to_owned() }.parse()
    }

    #[test]
    fn r15_7_a_decision_has_one_of_three_outcomes_and_a_substantiation() {
        for outcome in Outcome::ALL {
            let decision = parsed(outcome.code(), " Срок сокращён до трёх дней. ").unwrap();
            assert_eq!(decision.outcome, outcome);
            assert_eq!(decision.substantiation, "Срок сокращён до трёх дней.");
        }
    }

    #[test]
    fn r15_7_an_empty_substantiation_is_refused() {
        for empty in ["", " \n", "\u{200B}", "-", "…", "я"] {
            let problems = parsed("accepted", empty).unwrap_err();
            assert_eq!(problems, [DecisionProblem::Substantiation(TextProblem::Empty)], "{empty:?}");
        }
        let codes: Vec<_> =
            parsed("maybe", "\u{202E}").unwrap_err().iter().map(|problem| problem.code()).collect();
        assert_eq!(codes, ["unknown_outcome", "direction_overrides"]);
    }

    #[test]
    fn r15_7_a_decision_sums_up_what_the_comments_say() {
        for empty in ["", " \n", "\u{200B}"] {
            let form = DecisionInput {
                outcome: "accepted".to_owned(),
                substantiation: "Срок сокращён.".to_owned(),
                summary: empty.to_owned(),
            };
            let problems = form.parse().unwrap_err();
            assert_eq!(problems, [DecisionProblem::Summary(TextProblem::Empty)], "{empty:?}");
        }
        assert_eq!(parsed("accepted", "Срок сокращён.").unwrap().summary(), "Сократить срок");
    }
}
