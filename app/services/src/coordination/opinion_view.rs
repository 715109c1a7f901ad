//! An opinion with its remarks and what was answered to them, made of their rows.

use std::collections::HashMap;

use domain::body::BodyId;
use domain::coordination::{Position, RemarkOutcome};
use domain::discussion::{Anchor, Suggestion};
use domain::language::Language;
use domain::standard::{ElementId, SectionKey};

use super::view::{AnswerView, OpinionView, RemarkView};
use crate::discussion::known;
use crate::entity::{opinion, remark, remark_answer};
use crate::error::ServiceError;

/// The rows that hang on opinions.
pub(super) struct GivenRows {
    /// By the key of the opinion, in order.
    pub(super) remarks: HashMap<i64, Vec<remark::Model>>,
    /// By the key of the remark.
    pub(super) answers: HashMap<i64, remark_answer::Model>,
    /// The names of who gave opinions.
    pub(super) people: HashMap<i64, String>,
}

/// An opinion of `body`, with everything that was said in it.
pub(super) fn opinion_view(
    rows: &GivenRows,
    body: BodyId,
    opinion: &opinion::Model,
) -> Result<OpinionView, ServiceError> {
    let remarks = rows.remarks.get(&opinion.id).map(Vec::as_slice).unwrap_or_default();
    let view = |row: &remark::Model| remark_view(row, body, rows.answers.get(&row.id));
    Ok(OpinionView {
        position: known(Position::from_code(&opinion.position), &opinion.position)?,
        reasons: opinion.reasons.clone(),
        given_at: opinion.given_at,
        given_by: opinion.given_by.and_then(|id| rows.people.get(&id).cloned()),
        remarks: remarks.iter().map(view).collect::<Result<_, _>>()?,
        withheld: 0,
    })
}

fn remark_view(
    row: &remark::Model,
    body: BodyId,
    answer: Option<&remark_answer::Model>,
) -> Result<RemarkView, ServiceError> {
    let section = row.section.as_deref().map(|code| known(SectionKey::from_code(code), code)).transpose()?;
    let element = row.element.as_deref().map(ElementId::parse).transpose().map_err(ServiceError::internal)?;
    let language = row.language.as_deref().map(|code| known(Language::from_code(code), code)).transpose()?;
    let suggestion = match (&row.suggestion, &element, language) {
        (Some(text), Some(element), Some(language)) => {
            Some(Suggestion { element: element.clone(), language, text: text.clone() })
        }
        _ => None,
    };
    Ok(RemarkView {
        id: row.id,
        number: row.number,
        body,
        anchor: Anchor { section, element, language, quote: row.quote.clone() },
        text: row.text.clone(),
        suggestion,
        internal_norm: row.internal_norm.clone(),
        answer: answer.map(answer_view).transpose()?,
    })
}

fn answer_view(row: &remark_answer::Model) -> Result<AnswerView, ServiceError> {
    Ok(AnswerView {
        outcome: known(RemarkOutcome::from_code(&row.outcome), &row.outcome)?,
        words: row.words.clone(),
        element: row.element.clone(),
        answered_at: row.answered_at,
        resolved: row.resolved,
        version: row.version,
    })
}
