//! The text that an amendment or a cancellation starts from: the standard in force (R15-10).

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::draft::{DraftKind, Refusal};
use domain::standard::Content;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use super::load::{kind_of, load};
use super::revisions;
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::entity::standard::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::standards::StandardKind;
use crate::standards::sequence::{by_day, of_service};

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
    let newest = by_day(service_id, date).one(connection).await?;
    Ok(newest.filter(|row| row.kind != StandardKind::Cancelled.code()))
}

/// The act of a service that counts last, in force yet or not.
pub(crate) struct LastAct {
    id: i64,
    draft_id: Option<i64>,
    /// Whether it leaves the service with a text.
    pub(crate) has_text: bool,
}

/// What stands of an act: its key, its number, its kind, its draft, the days of its order and of its effect.
type Stands = (i64, i64, String, Option<i64>, NaiveDate, Option<NaiveDate>);

/// The act of a service that counts last: by its day of effect, and one whose day is not known yet after all others. An act of
/// earlier times that is entered late stays where it belongs.
pub(crate) async fn last_act(
    connection: &impl ConnectionTrait,
    service_id: i64,
) -> Result<Option<LastAct>, ServiceError> {
    let acts: Vec<Stands> = of_service(service_id)
        .select_only()
        .columns([
            Column::Id,
            Column::Number,
            Column::Kind,
            Column::DraftId,
            Column::OrderOn,
            Column::EffectiveOn,
        ])
        .into_tuple()
        .all(connection)
        .await?;
    let last = acts.into_iter().max_by_key(|(_, number, _, _, order_on, effective_on)| {
        (effective_on.is_none(), *effective_on, *order_on, *number)
    });
    Ok(last.map(|(id, _, kind, draft_id, ..)| LastAct {
        id,
        draft_id,
        has_text: kind != StandardKind::Cancelled.code(),
    }))
}

/// Why a draft cannot be approved upon what it starts from: another act was approved since, whether in force yet or not. To
/// approve over it would drop what it changed.
pub(crate) async fn replaced_base(
    connection: &impl ConnectionTrait,
    row: &draft::Model,
) -> Result<Option<Refusal>, ServiceError> {
    let last = last_act(connection, row.service_id).await?;
    if kind_of(row)? == DraftKind::New {
        return Ok(last.filter(|last| last.has_text).map(|_| Refusal::StandardExists));
    }
    let fits = match (last, row.amends_standard_id) {
        (None, _) => true,
        (Some(last), Some(base)) => last.id == base,
        (Some(last), None) => last.draft_id.is_some() && last.draft_id == row.amends_draft_id,
    };
    Ok((!fits).then_some(Refusal::BaseReplaced))
}
