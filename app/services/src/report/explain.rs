//! Links between comments and changes, and reasons where there is no link (R15-9).

use domain::access::Action;
use domain::discussion::{TextProblem, screen};
use domain::draft::Refusal;
use domain::ledger::{Facts, Key, Record};
use domain::standard::ElementId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use crate::context::{Request, Services};
use crate::discussion::{Discussed, discussed, link, linked, links, standing};
use crate::drafts::copy::current_content;
use crate::entity::{change_reason, comment, comment_reason, decision_element};
use crate::error::ServiceError;
use crate::keys::Keyring;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// The most characters of a reason.
const REASON_LIMIT: u32 = 5_000;

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
    let elements: Vec<_> = new.into_iter().map(|(_, element)| element).collect();
    let facts = Facts::of("comment", comment).and("elements", elements);
    let facts = facts.sealing(links(&write, &services.settings.keys, decision).await?);
    ledger::append(&write, request, "change.linked", &draft.subject(), facts).await?;
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
    let element = ElementId::parse(element.trim());
    let element = element.map_err(|_| ServiceError::field("elements", "unknown_element"))?;
    let taken = decision_element::Entity::delete_many()
        .filter(decision_element::Column::DecisionId.eq(decision))
        .filter(decision_element::Column::Element.eq(element.as_str()))
        .exec(&*write)
        .await?;
    if taken.rows_affected == 0 {
        return Ok(());
    }
    let facts = Facts::of("comment", comment).and("elements", vec![element]);
    let facts = match links(&write, &services.settings.keys, decision).await? {
        Some(left) => facts.sealing([left]),
        None => facts.ending([Key::Links(decision)]),
    };
    ledger::append(&write, request, "change.unlinked", &draft.subject(), facts).await?;
    write.commit().await
}

/// Gives the reason for a gap, named by [`domain::report::Gap::key`]; a later reason takes the place of an earlier one,
/// and the ledger keeps the hashes of both.
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
    let keys = &services.settings.keys;
    let facts = match gap.split_once(':') {
        Some(("comment", comment)) => {
            let comment: i64 = comment.parse().map_err(|_| unknown())?;
            let sealed = explain_comment(&write, request, keys, &draft, comment, &reason).await?;
            Facts::of("comment", comment).sealing([sealed])
        }
        Some(("element", element)) => {
            let element = ElementId::parse(element).map_err(|_| unknown())?;
            let facts = Facts::of("element", &element);
            facts.sealing([explain_change(&write, request, keys, &draft, element, &reason).await?])
        }
        _ => return Err(unknown()),
    };
    ledger::append(&write, request, "gap.explained", &draft.subject(), facts).await?;
    write.commit().await
}

async fn explain_comment(
    write: &Write,
    request: &Request,
    keys: &Keyring,
    draft: &Discussed,
    comment: i64,
    reason: &str,
) -> Result<Record, ServiceError> {
    let row = comment_reason::Model {
        decision_id: decision_of(write, draft, comment).await?,
        draft_id: draft.draft_id,
        reason: reason.to_owned(),
        at: request.at,
        by: request.user_id(),
    };
    let sealed = seal::comment_reason(keys, &row)?;
    let row = row.into_active_model();
    let again = OnConflict::column(comment_reason::Column::DecisionId)
        .update_columns([
            comment_reason::Column::Reason,
            comment_reason::Column::At,
            comment_reason::Column::By,
        ])
        .to_owned();
    comment_reason::Entity::insert(row).on_conflict(again).exec_without_returning(&**write).await?;
    Ok(sealed)
}

async fn explain_change(
    write: &Write,
    request: &Request,
    keys: &Keyring,
    draft: &Discussed,
    element: ElementId,
    reason: &str,
) -> Result<Record, ServiceError> {
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
    seal::change_reason(keys, &row.insert(&**write).await?)
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
