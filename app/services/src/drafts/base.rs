//! The text that an amendment or a cancellation starts from: the standard in force (R15-10).

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::draft::{DraftKind, Refusal};
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::load::{kind_of, load};
use super::revisions;
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::entity::standard::{Column, Entity, Model};
use crate::error::ServiceError;

/// The stored kind of an act that ended a standard.
const CANCELLED: &str = "cancelled";

/// An act with the text that it put in force, as a draft that starts from it names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardName {
    /// Its number among the acts of the service, from 1.
    pub number: i64,
    /// The number of the order.
    pub order_number: String,
    /// The date of the order.
    pub order_on: NaiveDate,
    /// The first day on which it is in force.
    pub effective_on: Option<NaiveDate>,
}

impl StandardName {
    /// The name of an act.
    pub(crate) fn of(row: &Model) -> Self {
        Self {
            number: row.number,
            order_number: row.order_number.clone(),
            order_on: row.order_on,
            effective_on: row.effective_on,
        }
    }
}

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
    let newest = Entity::find()
        .filter(Column::ServiceId.eq(service_id))
        .filter(Column::EffectiveOn.lte(date))
        .order_by_desc(Column::EffectiveOn)
        .order_by_desc(Column::Number)
        .one(connection)
        .await?;
    Ok(newest.filter(|row| row.kind != CANCELLED))
}

/// Why a draft cannot be approved upon what it starts from: another act was approved since, whether in force yet or not. To
/// approve over it would drop what it changed.
pub(crate) async fn replaced_base(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<Option<Refusal>, ServiceError> {
    if kind_of(row)? == DraftKind::New {
        return Ok(None);
    }
    let newest: Option<(i64, Option<i64>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::DraftId])
        .filter(Column::ServiceId.eq(row.service_id))
        .order_by_desc(Column::Number)
        .into_tuple()
        .one(connection)
        .await?;
    let fits = match (newest, row.amends_standard_id) {
        (None, _) => true,
        (Some((id, _)), Some(base)) => id == base,
        (Some((_, draft)), None) => draft.is_some() && draft == row.amends_draft_id,
    };
    Ok((!fits).then_some(Refusal::BaseReplaced))
}
