//! What is wrong with the fields of an act, in words beside each.

use domain::language::Language;
use services::error::FieldProblem;

use crate::components::form::Errors;
use crate::pages::desk::ticking;
use crate::w;

/// The errors of a form that came back.
pub(super) fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    let told = problems.iter().map(|problem| {
        let sentence = match (problem.field.as_str(), problem.code.as_str()) {
            ("confirm", "empty") => w!(language, approval.problem_confirm),
            ("do", "choose") => w!(language, approval.problem_choose),
            ("order_number", "taken") => w!(language, approval.problem_taken),
            (_, "before_round") => w!(language, approval.problem_before_round),
            (_, "fixed") => w!(language, approval.problem_fixed),
            (_, "in_force") => w!(language, approval.problem_in_force),
            (_, code) => ticking::sentence(language, code),
        };
        (ticking::field(&problem.field).to_owned(), sentence)
    });
    told.collect()
}
