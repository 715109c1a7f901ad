//! The text that an amendment or a cancellation starts from: the standard in force (R15-10).

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::draft::{DraftKind, Refusal};
use domain::standard::Content;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::last_act::last_act;
use super::load::{kind_of, load};
use super::revisions;
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::entity::standard::{Entity, Model};
use crate::error::ServiceError;
use crate::standards::StandardKind;
use crate::standards::sequence::by_day;

/// What a draft starts from.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    /// The act; a draft of before standards were kept starts from a report, and has none.
    pub(crate) standard: Option<Model>,
    /// The text.
    pub(crate) content: Content,
}

/// The text that a draft amends or cancels; nothing for the first standard of a service.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn amended_text(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Option<Content>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    Ok(base_of(connection, &loaded.row).await?.map(|base| base.content))
}

/// What a draft starts from; nothing for the first standard of a service.
pub(crate) async fn base_of(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<Option<Base>, ServiceError> {
    if let Some(id) = row.amends_standard_id {
        return of_standard(connection, id).await.map(Some);
    }
    let Some(origin) = row.amends_draft_id else { return Ok(None) };
    let content = revisions::newest(connection, origin).await?.content;
    Ok(Some(Base { standard: None, content }))
}

/// An act as what a draft starts from.
pub(crate) async fn of_standard(connection: &impl ConnectionTrait, id: i64) -> Result<Base, ServiceError> {
    let row = Entity::find_by_id(id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let content = serde_json::from_str(&row.content)?;
    Ok(Base { standard: Some(row), content })
}

/// The act whose text is in force on a day; nothing before the first act, and after one that ended the standard.
pub(crate) async fn in_force(
    connection: &impl ConnectionTrait,
    service_id: i64,
    date: NaiveDate,
) -> Result<Option<Model>, ServiceError> {
    let newest = by_day(service_id, date).one(connection).await?;
    Ok(newest.filter(|row| row.kind != StandardKind::Cancelled.code()))
}

/// Why a draft cannot be approved upon what it starts from: another act was approved since, whether in force yet or not. To
/// approve over it would drop what it changed, or bring back what it ended.
pub(crate) async fn replaced_base(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<Option<Refusal>, ServiceError> {
    let last = last_act(connection, row.service_id).await?;
    if kind_of(row)? == DraftKind::New {
        return Ok(last.filter(|last| last.has_text).map(|_| Refusal::StandardExists));
    }
    Ok(match (last, row.amends_standard_id) {
        (None, _) => None,
        (Some(last), _) if !last.has_text => Some(Refusal::StandardCancelled),
        (Some(last), Some(base)) => (last.id != base).then_some(Refusal::BaseReplaced),
        (Some(last), None) => {
            let is_own = last.draft_id.is_some() && last.draft_id == row.amends_draft_id;
            (!is_own).then_some(Refusal::BaseReplaced)
        }
    })
}

/// Refuses to go on with a draft whose standard was ended by another act.
///
/// # Errors
/// [`Refusal::StandardCancelled`].
pub(crate) async fn needs_standard(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<(), ServiceError> {
    let is_cancelled = replaced_base(connection, row).await? == Some(Refusal::StandardCancelled);
    if is_cancelled { Err(Refusal::StandardCancelled.into()) } else { Ok(()) }
}
