//! What a command answers that does not do what it was asked: the refusal, or the fields with what is wrong with them.

use std::fmt::Debug;

use domain::draft::Refusal;
use services::{FieldProblem, ServiceError};

/// The refusal of the law.
pub(crate) fn refusal<T: Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// Everything that is wrong with what was typed.
pub(crate) fn problems<T: Debug>(answer: Result<T, ServiceError>) -> Vec<FieldProblem> {
    match answer {
        Err(ServiceError::Invalid(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

/// The first field that was refused, with the code of its problem.
pub(crate) fn problem<T: Debug>(answer: Result<T, ServiceError>) -> (String, String) {
    let problem = problems(answer).into_iter().next().expect("a problem");
    (problem.field, problem.code)
}
