//! What is wrong with a standard that is entered, in words.

use domain::approval::ApprovalInput;
use domain::discussion::TextProblem;
use domain::language::Language;
use services::error::FieldProblem;

use crate::components::form::Errors;
use crate::pages::desk::ticking;
use crate::w;
use crate::words::{text_problem_of, wordless};

/// The errors of a form, each beside its field; what is wrong with the text stands beside the text.
pub(super) fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    problems.iter().map(|one| (field(one).to_owned(), sentence(language, one))).collect()
}

/// The field of the form beside which a problem is told.
fn field(problem: &FieldProblem) -> &str {
    let name = problem.field.as_str();
    if is_column(name) { name } else { "text" }
}

/// Whether a field is one of the act, and so a column of the file of the stock.
pub(super) fn is_column(name: &str) -> bool {
    matches!(name, "code" | "kind") || is_of_act(name)
}

fn is_of_act(name: &str) -> bool {
    ApprovalInput::default().get(name).is_some()
}

/// What is wrong.
pub(super) fn sentence(language: Language, problem: &FieldProblem) -> String {
    match (problem.field.as_str(), problem.code.as_str()) {
        ("kind", "unknown_choice") => w!(language, stock.p_kind),
        ("code", "unknown_choice") => w!(language, stock.p_code),
        ("text", "missing") => w!(language, stock.p_no_words),
        (_, "nothing_to_cancel") => w!(language, stock.p_nothing_to_cancel),
        (_, "entered") => w!(language, stock.p_entered),
        (_, "repeated_act") => w!(language, stock.p_repeated_act),
        (_, "effect_needed") => w!(language, stock.p_effect_needed),
        (name, code) if is_of_act(name) => ticking::sentence(language, code),
        (_, "too_many") => w!(language, editor.fault_many),
        (_, code) => match TextProblem::from_code(code) {
            Some(TextProblem::TooLong) => w!(language, editor.fault_long),
            Some(_) => text_problem_of(language, code),
            None => wordless(language, code),
        },
    }
}
