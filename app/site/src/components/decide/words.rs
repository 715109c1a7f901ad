//! The sentences for what the domain says about decisions.

use domain::discussion::{DecisionProblem, Doubt, TextProblem};
use domain::draft::Refusal;
use domain::language::Language;
use domain::time::LegalZone;

use crate::w;
use crate::words::standard::in_language;
use crate::words::{closing, number};

/// What is doubtful in a substantiation; `other` finds the number of the comment that a copied one answers.
pub fn doubt(language: Language, doubt: &Doubt, other: impl Fn(u32) -> Option<i64>) -> String {
    match doubt {
        Doubt::TooShort { words, comment_words } => w!(
            language,
            decide.doubt_too_short,
            words = number(language, (*words).into()),
            comment = number(language, (*comment_words).into())
        ),
        Doubt::Formulaic { phrase } => w!(language, decide.doubt_formulaic, phrase = phrase.clone()),
        Doubt::Copied { other: place } => other(*place).map_or_else(
            || w!(language, decide.doubt_copied_other),
            |no| w!(language, decide.doubt_copied, number = number(language, no.unsigned_abs())),
        ),
        Doubt::OtherLanguage { language: of } => {
            w!(language, lawful.doubt_other_language, place = in_language(language, *of))
        }
    }
}

/// The sentence for a problem of a field of the decision form.
pub fn decision_problem(language: Language, problem: DecisionProblem) -> String {
    match problem {
        DecisionProblem::UnknownOutcome => w!(language, decide.problem_outcome),
        DecisionProblem::Substantiation(TextProblem::Empty) => w!(language, decide.problem_empty),
        DecisionProblem::Substantiation(TextProblem::TooLong) => w!(language, decide.problem_too_long),
        DecisionProblem::Substantiation(
            TextProblem::ControlCharacters
            | TextProblem::DirectionOverrides
            | TextProblem::TooManyMarks
            | TextProblem::TooManyInvisible,
        ) => w!(language, decide.problem_characters),
        DecisionProblem::Summary(TextProblem::Empty) => w!(language, lawful.problem_summary_missing),
        DecisionProblem::Summary(_) => w!(language, decide.problem_summary),
    }
}

/// Why a rule of the law refused a step of the decisions or of the report.
pub fn refusal(language: Language, zone: LegalZone, refusal: &Refusal) -> String {
    let many = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    match refusal {
        Refusal::AlreadyDecided { comment } => {
            w!(language, decide.refusal_already_decided, number = number(language, comment.unsigned_abs()))
        }
        Refusal::UnknownComment { comment } => {
            w!(language, decide.refusal_unknown_comment, number = number(language, comment.unsigned_abs()))
        }
        Refusal::CommentWithdrawn { comment } => {
            w!(language, author.refusal_withdrawn, number = number(language, comment.unsigned_abs()))
        }
        Refusal::NothingToDecide => w!(language, decide.refusal_nothing),
        Refusal::NotPlaced => w!(language, decide.refusal_not_placed),
        Refusal::AlreadyReported => w!(language, decide.refusal_reported),
        Refusal::AlreadyWithdrawn => w!(language, decide.refusal_withdrawn),
        Refusal::WindowOpen { closes_at } => {
            w!(language, decide.refusal_window_open, moment = closing(language, zone, *closes_at))
        }
        Refusal::UndecidedComments { comments } => {
            w!(language, decide.refusal_undecided, count = many(comments.len()))
        }
        Refusal::UnexplainedGaps { count } => w!(language, decide.refusal_gaps, count = u64::from(*count)),
        // What a placement or a comment is refused for is told on their own pages.
        Refusal::ContentErrors { .. }
        | Refusal::LateWithoutReason { .. }
        | Refusal::NoWayOfInforming
        | Refusal::WindowElsewhere
        | Refusal::AlreadyPlaced
        | Refusal::DiscussionClosed { .. }
        | Refusal::DiscussionNotOpen { .. }
        | Refusal::NoReason
        | Refusal::NotReported
        | Refusal::NotSent
        | Refusal::AlreadySent
        | Refusal::NobodyToAsk
        | Refusal::NoAuthorizedBody
        | Refusal::RequiredLeftOut { .. }
        | Refusal::RemarksUnanswered { .. }
        | Refusal::AnswerFrozen { .. }
        | Refusal::SupersededText
        | Refusal::RoundEnded { .. }
        | Refusal::RoundOpen { .. }
        | Refusal::RoundUndecided { .. }
        | Refusal::NotAsked
        | Refusal::AgreementsMissing { .. }
        | Refusal::AlreadyApproved
        | Refusal::NotApproved
        | Refusal::CancellationKeepsText
        | Refusal::ReasonsMissing
        | Refusal::NothingAmended
        | Refusal::BaseReplaced
        | Refusal::StandardCancelled
        | Refusal::StandardExists => w!(language, decide.refusal_other),
    }
}
