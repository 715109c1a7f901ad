//! An opinion that is still being written: it may lack what an opinion needs, but holds nothing that cannot be kept.

use domain::coordination::{
    NewRemark, OpinionProblem, Position, REASONS_LIMIT, REMARKS_LIMIT, RemarkInput, RemarkProblem,
};
use domain::discussion::{TextProblem, screen};
use domain::standard::Content;

use super::typed::GiveInput;
use crate::error::{FieldProblem, ServiceError};

/// Stands in the place of words that are not written yet while the rest of a remark is looked at.
const NOT_YET: &str = "…";

/// The problems of an opinion, each beside its field: `position`, `reasons`, `remarks`, `remark-N`.
pub(super) fn told(problems: Vec<OpinionProblem>) -> ServiceError {
    let told = problems.into_iter().map(|one| FieldProblem::new(one.field(), one.code()));
    ServiceError::Invalid(told.collect())
}

/// The words of a form as they are kept.
pub(super) fn drafted(input: &GiveInput, content: &Content) -> Result<GiveInput, Vec<OpinionProblem>> {
    let mut problems = Vec::new();
    if !input.position.is_empty() && Position::from_code(&input.position).is_none() {
        problems.push(OpinionProblem::NoPosition);
    }
    let reasons = match screen(&input.reasons, REASONS_LIMIT) {
        Ok(reasons) => reasons,
        Err(TextProblem::Empty) => String::new(),
        Err(problem) => {
            problems.push(OpinionProblem::Reasons(problem));
            String::new()
        }
    };
    if input.remarks.len() > REMARKS_LIMIT {
        problems.push(OpinionProblem::TooManyRemarks);
        return Err(problems);
    }
    let mut remarks = Vec::with_capacity(input.remarks.len());
    for (place, typed) in input.remarks.iter().enumerate().filter(|(_, typed)| !is_untouched(typed)) {
        match kept(typed, content) {
            Ok(remark) => remarks.push(remark),
            Err(problem) => problems.push(OpinionProblem::Remark { number: place + 1, problem }),
        }
    }
    let position = input.position.clone();
    if problems.is_empty() { Ok(GiveInput { position, reasons, remarks }) } else { Err(problems) }
}

/// Whether a line of the form says nothing at all, not even a clause.
fn is_untouched(typed: &RemarkInput) -> bool {
    typed.is_blank() && typed.section.is_empty() && typed.element.is_empty() && typed.quote.trim().is_empty()
}

fn kept(typed: &RemarkInput, content: &Content) -> Result<RemarkInput, RemarkProblem> {
    let unwritten = typed.text.trim().is_empty();
    let whole = RemarkInput {
        text: if unwritten { NOT_YET.to_owned() } else { typed.text.clone() },
        ..typed.clone()
    };
    let mut remark = typed_again(whole.parse(content)?);
    if unwritten {
        remark.text.clear();
    }
    Ok(remark)
}

/// A remark as a form shows it.
pub(super) fn typed_again(remark: NewRemark) -> RemarkInput {
    let NewRemark { anchor, text, suggestion, internal_norm } = remark;
    RemarkInput {
        section: anchor.section.map(|section| section.code().to_owned()).unwrap_or_default(),
        element: anchor.element.map(String::from).unwrap_or_default(),
        language: anchor.language.map(|language| language.code().to_owned()).unwrap_or_default(),
        quote: anchor.quote.unwrap_or_default(),
        text,
        suggestion: suggestion.map(|suggestion| suggestion.text).unwrap_or_default(),
        internal_norm: internal_norm.unwrap_or_default(),
    }
}
