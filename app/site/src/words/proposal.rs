//! The words of a proposal: what it asks for, where it comes from, what is wrong with its form.

use domain::language::Language;
use domain::proposal::{ProposalKind, ProposalSource, ProposalState};
use services::FieldProblem;

use super::problems::{name_problem_of, text_problem_of};
use crate::w;

/// What a proposal asks for: "to change the standard".
pub fn proposal_kind(language: Language, kind: ProposalKind) -> String {
    match kind {
        ProposalKind::Adopt => w!(language, proposal.kind_adopt),
        ProposalKind::Change => w!(language, proposal.kind_change),
        ProposalKind::Cancel => w!(language, proposal.kind_cancel),
    }
}

/// Where a proposal comes from: "Recipient of the service".
pub fn proposal_source(language: Language, source: ProposalSource) -> String {
    match source {
        ProposalSource::Recipient => w!(language, proposal.source_recipient),
        ProposalSource::Body => w!(language, proposal.source_body),
        ProposalSource::PublicMonitoring => w!(language, proposal.source_public_monitoring),
        ProposalSource::AnnualReport => w!(language, proposal.source_annual_report),
    }
}

/// Where a proposal stands: "Answered".
pub fn proposal_state(language: Language, state: ProposalState) -> String {
    match state {
        ProposalState::Waiting => w!(language, proposal.state_waiting),
        ProposalState::Answered => w!(language, proposal.state_answered),
    }
}

/// The sentence for a problem of a field of a form about proposals.
pub fn proposal_problem(language: Language, problem: &FieldProblem) -> String {
    match (problem.field.as_str(), problem.code.as_str()) {
        ("text", "empty") => w!(language, proposal.p_text),
        ("answer", "empty") => w!(language, proposal.p_answer),
        ("name", code) => name_problem_of(language, code),
        (_, "no_service") => w!(language, proposal.p_no_service),
        (_, "unknown_service") => w!(language, proposal.p_unknown_service),
        (_, "unknown_kind") => w!(language, proposal.p_unknown_kind),
        (_, "unknown_source") => w!(language, proposal.p_unknown_source),
        (_, "sign_in") => w!(language, proposal.p_sign_in),
        (_, "no_body" | "not_own_body") => w!(language, proposal.p_body),
        (_, "unknown_section") => w!(language, proposal.p_section),
        (_, "unknown_language") => w!(language, proposal.p_language),
        (_, "unknown_outcome") => w!(language, proposal.p_outcome),
        (_, "email") => w!(language, comment.problem_email),
        (_, "answered") => w!(language, proposal.p_answered),
        (_, "refused") => w!(language, proposal.p_refused),
        (_, "unknown_choice") => w!(language, proposal.p_choice),
        (_, "too_many") => w!(language, proposal.p_limit),
        (_, "draft_exists") => w!(language, editor.draft_exists),
        (_, "standard_exists") => w!(language, editor.standard_exists),
        (_, "nothing_to_amend") => w!(language, editor.nothing_to_amend),
        (_, code) => text_problem_of(language, code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_asked_for_by_its_name() {
        for language in Language::ALL {
            let told = |field: &str| proposal_problem(language, &FieldProblem::new(field, "empty"));
            let sentences = [told("text"), told("answer"), told("name")];
            assert_eq!(sentences[0], w!(language, proposal.p_text));
            assert_eq!(sentences[1], w!(language, proposal.p_answer));
            assert_eq!(sentences[2], w!(language, comment.problem_empty_name));
        }
    }
}
