//! The developing body answers a remark: accepted with the change it caused, or not accepted with reasons (RC-3).

use domain::access::{Action, allow};
use domain::coordination::RemarkAnswer;
use domain::ledger::Facts;
use domain::standard::ElementId;
use sea_orm::{ActiveModelTrait, Set};
use serde::{Deserialize, Serialize};

use super::standing_remark::{StandingRemark, standing_remark};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::drafts::load::{load, touch};
use crate::entity::remark_answer;
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// An answer as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerInput {
    /// The code of the outcome.
    pub outcome: String,
    /// Why.
    pub words: String,
    /// The identity of the element that was changed for the remark; empty for none.
    pub element: String,
}

/// Answers a remark of the draft `number`, while it is with the bodies or between two rounds; an answer stands for good once the next
/// round was opened. `version` is that of the answer
/// that was shown, nothing where none was. What the body said of the former answer falls: it has not said it of this one.
///
/// # Errors
/// [`ServiceError::Stale`] if another answer stands by now; [`ServiceError::Invalid`] on the fields `outcome`, `words`,
/// `element`, and on `remark` if the body has amended its opinion since; the refusals of
/// [`domain::draft::Draft::answer_remark`], such as [`domain::draft::Refusal::AnswerFrozen`] once the next
/// round was opened; [`ServiceError::NotFound`], [`ServiceError::Denied`].
pub async fn answer_remark(
    services: &Services,
    request: &Request,
    number: &str,
    remark_id: i64,
    version: Option<i64>,
    input: AnswerInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::AnswerRemarks, &loaded.resource())?;
    loaded.draft.answer_remarks()?;
    let StandingRemark { round, answer: stands, .. } =
        standing_remark(&*write, loaded.row.id, remark_id).await?;
    loaded.draft.answer_remark(round, stands.is_some())?;
    if stands.as_ref().map(|row| row.version) != version {
        let version = loaded.row.version;
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    let content = current_content(&*write, loaded.row.id).await?;
    let AnswerInput { outcome, words, element } = input;
    let answer = RemarkAnswer::parse(&outcome, &words, &element, &content)
        .map_err(|(field, code)| ServiceError::field(field, code))?;
    if stands.as_ref().is_some_and(|row| is_said(row, &answer)) {
        return Ok(());
    }
    let subject = loaded.subject();
    let row = keep(&write, request, remark_id, stands, &answer).await?;
    touch(&write, loaded.row.into()).await?;
    let sealed = seal::remark_answer(&services.settings.keys, &row)?;
    let facts = Facts::of("remark", remark_id)
        .and("outcome", answer.outcome.code())
        .and("version", row.version)
        .sealing([sealed]);
    ledger::append(&write, request, "remark.answered", &subject, facts).await?;
    write.commit().await
}

/// Whether a row says what an answer says.
pub(super) fn is_said(row: &remark_answer::Model, answer: &RemarkAnswer) -> bool {
    let element = answer.element.as_ref().map(ElementId::as_str);
    row.outcome == answer.outcome.code() && row.words == answer.words && row.element.as_deref() == element
}

/// Keeps an answer in the place of the one that stands.
pub(super) async fn keep(
    write: &Write,
    request: &Request,
    remark_id: i64,
    stands: Option<remark_answer::Model>,
    answer: &RemarkAnswer,
) -> Result<remark_answer::Model, ServiceError> {
    let before = stands.map(|row| row.version);
    let row = remark_answer::ActiveModel {
        remark_id: Set(remark_id),
        outcome: Set(answer.outcome.code().to_owned()),
        words: Set(answer.words.clone()),
        element: Set(answer.element.as_ref().map(ToString::to_string)),
        answered_at: Set(request.at),
        answered_by: Set(request.user_id()),
        resolved: Set(None),
        resolved_at: Set(None),
        resolved_by: Set(None),
        version: Set(before.unwrap_or(0) + 1),
    };
    let saved = if before.is_some() { row.update(&**write).await? } else { row.insert(&**write).await? };
    Ok(saved)
}
