//! Links between comments and changes (R15-9).

use std::sync::Arc;

use domain::access::Action;
use domain::draft::Refusal;
use domain::ledger::{Facts, Key};
use domain::standard::ElementId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::context::{Request, Services};
use crate::discussion::{Discussed, discussed, link, linked, links, standing};
use crate::drafts::copy::current_content;
use crate::entity::{comment, decision_element};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

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
    let (draft, write, decision) = decided(services, request, number, comment).await?;
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
    let (draft, write, decision) = decided(services, request, number, comment).await?;
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

/// A draft whose links may be changed, the transaction that changes them, and the decision on the comment.
async fn decided(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<(Arc<Discussed>, Write, i64), ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    standing(&*write, request, &draft, Action::ExplainChanges).await?;
    let decision = decision_of(&write, &draft, comment).await?;
    Ok((draft, write, decision))
}

/// The decision on a comment, which must have one.
pub(super) async fn decision_of(write: &Write, draft: &Discussed, comment: i64) -> Result<i64, ServiceError> {
    let row = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft.draft_id))
        .filter(comment::Column::Number.eq(comment))
        .one(&**write)
        .await?;
    let row = row.ok_or(Refusal::UnknownComment { comment })?;
    row.decision_id.ok_or_else(|| ServiceError::field("comment", "undecided"))
}
