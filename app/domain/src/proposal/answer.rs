//! The answer to a proposal, and how long there is for it.

use super::input::{ProposalFieldProblem, ProposalProblem};
use crate::discussion::{Outcome, screen};
use crate::time::Term;

/// The business days in which a proposal is answered where no others are set.
pub const ANSWER_DAYS: u32 = 15;

/// The longest term that can be set, in business days: a year of work.
pub const LONGEST_ANSWER_DAYS: u32 = 250;

/// The most characters of an answer.
const WORDS_LIMIT: u32 = 20_000;

/// The term in which a proposal is answered: a setting, which the law leaves open. Days that are no term count as
/// [`ANSWER_DAYS`].
pub fn answer_term(set: u32) -> Term {
    let days = if (1..=LONGEST_ANSWER_DAYS).contains(&set) { set } else { ANSWER_DAYS };
    Term::business_days(days)
}

/// An answer fit to be given: an outcome, always with its reasons (R13-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswer {
    /// What is done about the proposal.
    pub outcome: Outcome,
    /// Why; never empty.
    pub words: String,
}

impl NewAnswer {
    /// The answer of a form.
    ///
    /// # Errors
    /// Every problem of the fields `outcome` and `answer`.
    pub fn parse(outcome: &str, words: &str) -> Result<Self, Vec<ProposalFieldProblem>> {
        let mut problems = Vec::new();
        let outcome = Outcome::from_code(outcome);
        if outcome.is_none() {
            problems
                .push(ProposalFieldProblem { field: "outcome", problem: ProposalProblem::UnknownOutcome });
        }
        let words = screen(words, WORDS_LIMIT).map_err(|problem| {
            problems.push(ProposalFieldProblem { field: "answer", problem: ProposalProblem::Text(problem) });
        });
        match (outcome, words) {
            (Some(outcome), Ok(words)) => Ok(Self { outcome, words }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_3_a_proposal_is_answered_in_the_days_that_are_set_or_in_fifteen() {
        let table = [(15, 15), (5, 5), (250, 250), (0, 15), (251, 15)];
        for (set, days) in table {
            assert_eq!(answer_term(set), Term::business_days(days), "{set}");
        }
    }

    #[test]
    fn r13_3_an_answer_has_an_outcome_and_reasons() {
        let given = NewAnswer::parse("partly_accepted", " Срок сокращается до трёх дней. \n").unwrap();
        assert_eq!(given.outcome, Outcome::PartlyAccepted);
        assert_eq!(given.words, "Срок сокращается до трёх дней.");
        let table: [(&str, &str, &[&str]); 4] = [
            ("accepted", "", &["answer"]),
            ("", "Учтено.", &["outcome"]),
            ("maybe", " \n", &["outcome", "answer"]),
            ("not_accepted", "a\u{202e}b", &["answer"]),
        ];
        for (outcome, words, fields) in table {
            let problems = NewAnswer::parse(outcome, words).unwrap_err();
            let told: Vec<_> = problems.iter().map(|one| one.field).collect();
            assert_eq!(told, fields, "{outcome}");
        }
    }
}
