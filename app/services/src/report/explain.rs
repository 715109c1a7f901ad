//! Links between comments and changes, and reasons where there is no link (R15-9).

use domain::access::Action;
use domain::discussion::{TextProblem, screen};
use domain::draft::Refusal;
use domain::standard::ElementId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use crate::context::{Request, Services};
use crate::discussion::{Discussed, discussed, link, linked, standing};
use crate::drafts::copy::current_content;
use crate::entity::{change_reason, comment, comment_reason, decision_element};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// The most characters of a reason.
const REASON_LIMIT: u32 = 5_000;

#[derive(Serialize)]
struct Link<'a> {
    comment: i64,
    element: &'a str,
}

#[derive(Serialize)]
struct Explained<'a> {
    gap: &'a str,
    reason: &'a str,
}

/// States that a decided comment caused the change of an element; comments that share the decision share the link.
///
/// # Errors
/// [`Refusal::UnknownComment`]; [`ServiceError::Invalid`] if the comment is not decided yet or there is no such element;
/// [`ServiceError::Denied`] and the refusals of another stage.
pub async fn link_change(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    element: &str,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    standing(&*write, request, &draft, Action::ExplainChanges).await?;
    let decision = decision_of(&write, &draft, comment).await?;
    let revised = current_content(&*write, draft.draft_id).await?;
    let elements = linked(&draft.placed, &revised, &[element.to_owned()])?;
    let known = decision_element::Entity::find()
        .filter(decision_element::Column::DecisionId.eq(decision))
        .all(&*write)
        .await?;
    let new: Vec<_> = elements
        .into_iter()
        .filter(|(_, element)| known.iter().all(|known| known.element != element.as_str()))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    link(&write, decision, &new).await?;
    let payload = Link { comment, element: element.trim() };
    ledger::append(&write, request, "change.linked", &draft.subject(), &payload).await?;
    write.commit().await
}

/// Takes a link back.
///
/// # Errors
/// As [`link_change`].
pub async fn unlink_change(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    element: &str,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    standing(&*write, request, &draft, Action::ExplainChanges).await?;
    let decision = decision_of(&write, &draft, comment).await?;
    decision_element::Entity::delete_many()
        .filter(decision_element::Column::DecisionId.eq(decision))
        .filter(decision_element::Column::Element.eq(element.trim()))
        .exec(&*write)
        .await?;
    let payload = Link { comment, element: element.trim() };
    ledger::append(&write, request, "change.unlinked", &draft.subject(), &payload).await?;
    write.commit().await
}

/// Gives the reason for a gap, named by [`domain::report::Gap::key`]; a later reason takes the place of an earlier one,
/// and the ledger keeps both.
///
/// # Errors
/// [`ServiceError::Invalid`] if the reason is empty or the gap is none, [`ServiceError::Denied`] and the refusals of
/// another stage.
pub async fn explain(
    services: &Services,
    request: &Request,
    number: &str,
    gap: &str,
    reason: &str,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    standing(&*write, request, &draft, Action::ExplainChanges).await?;
    let told = |problem: TextProblem| ServiceError::field("reason", problem.code());
    let reason = screen(reason, REASON_LIMIT).map_err(told)?;
    let unknown = || ServiceError::field("gap", "unknown_gap");
    match gap.split_once(':') {
        Some(("comment", comment)) => {
            let comment = comment.parse().map_err(|_| unknown())?;
            explain_comment(&write, request, &draft, comment, &reason).await?;
        }
        Some(("element", element)) => {
            let element = ElementId::parse(element).map_err(|_| unknown())?;
            explain_change(&write, request, &draft, element, &reason).await?;
        }
        _ => return Err(unknown()),
    }
    let payload = Explained { gap, reason: &reason };
    ledger::append(&write, request, "gap.explained", &draft.subject(), &payload).await?;
    write.commit().await
}

async fn explain_comment(
    write: &Write,
    request: &Request,
    draft: &Discussed,
    comment: i64,
    reason: &str,
) -> Result<(), ServiceError> {
    let row = comment_reason::ActiveModel {
        decision_id: Set(decision_of(write, draft, comment).await?),
        draft_id: Set(draft.draft_id),
        reason: Set(reason.to_owned()),
        at: Set(request.at),
        by: Set(request.user_id()),
    };
    let again = OnConflict::column(comment_reason::Column::DecisionId)
        .update_columns([
            comment_reason::Column::Reason,
            comment_reason::Column::At,
            comment_reason::Column::By,
        ])
        .to_owned();
    comment_reason::Entity::insert(row).on_conflict(again).exec_without_returning(&**write).await?;
    Ok(())
}

async fn explain_change(
    write: &Write,
    request: &Request,
    draft: &Discussed,
    element: ElementId,
    reason: &str,
) -> Result<(), ServiceError> {
    let revised = current_content(&**write, draft.draft_id).await?;
    let found = draft.placed.find(&element).or_else(|| revised.find(&element));
    let (section, _) = found.ok_or_else(|| ServiceError::field("gap", "unknown_gap"))?;
    change_reason::Entity::delete_many()
        .filter(change_reason::Column::DraftId.eq(draft.draft_id))
        .filter(change_reason::Column::Element.eq(element.as_str()))
        .exec(&**write)
        .await?;
    let row = change_reason::ActiveModel {
        draft_id: Set(draft.draft_id),
        section: Set(section.code().to_owned()),
        element: Set(element.to_string()),
        reason: Set(reason.to_owned()),
        at: Set(request.at),
        by: Set(request.user_id()),
        ..Default::default()
    };
    change_reason::Entity::insert(row).exec_without_returning(&**write).await?;
    Ok(())
}

/// The decision on a comment, which must have one.
async fn decision_of(write: &Write, draft: &Discussed, comment: i64) -> Result<i64, ServiceError> {
    let row = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft.draft_id))
        .filter(comment::Column::Number.eq(comment))
        .one(&**write)
        .await?;
    let row = row.ok_or(Refusal::UnknownComment { comment })?;
    row.decision_id.ok_or_else(|| ServiceError::field("comment", "undecided"))
}
