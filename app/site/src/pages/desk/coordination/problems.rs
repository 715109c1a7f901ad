//! What is wrong with an opinion or with handing it out, each beside its field.

use domain::coordination::{REMARK_LIMIT, RemarkInput};
use domain::discussion::{TextProblem, screen};
use domain::language::Language;
use services::FieldProblem;

use super::typed::TypedOpinion;
use crate::components::form::Errors;
use crate::words::opinion_problem;

/// The sentences for problems, beside the fields in which they were typed.
pub(super) fn errors(language: Language, problems: &[FieldProblem], typed: &TypedOpinion) -> Errors {
    problems.iter().map(|one| (field(one, typed), opinion_problem(language, &one.code))).collect()
}

/// The field of a problem; that of a remark is found by what is wrong with it.
fn field(problem: &FieldProblem, typed: &TypedOpinion) -> String {
    let number = problem.field.strip_prefix("remark-").and_then(|number| number.parse::<usize>().ok());
    let Some(number) = number else { return problem.field.clone() };
    let name = match problem.code.as_str() {
        "unknown_section" | "unknown_element" | "element_needed" => "section",
        "unknown_language" => "language",
        "suggestion_unchanged" => "suggestion",
        _ => number.checked_sub(1).and_then(|place| typed.input.remarks.get(place)).map_or("text", unfit),
    };
    format!("{name}-{number}")
}

/// The first field of a remark whose words cannot be kept.
fn unfit(remark: &RemarkInput) -> &'static str {
    if screen(&remark.text, REMARK_LIMIT).is_err() {
        "text"
    } else if !fits(&remark.quote) {
        "quote"
    } else if !fits(&remark.suggestion) {
        "suggestion"
    } else if fits(&remark.internal_norm) {
        "text"
    } else {
        "norm"
    }
}

/// Whether words that need not be there can be kept.
fn fits(words: &str) -> bool {
    matches!(screen(words, REMARK_LIMIT), Ok(_) | Err(TextProblem::Empty))
}
