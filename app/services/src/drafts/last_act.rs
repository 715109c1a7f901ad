//! The act of a service that counts last, in force yet or not: what a draft is approved upon, and what may have ended the standard
//! (R15-10).

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::standard_name::StandardName;
use crate::entity::standard::{Column, Entity};
use crate::error::ServiceError;
use crate::standards::StandardKind;

/// The act of a service that counts last.
#[derive(Clone, Debug)]
pub(crate) struct LastAct {
    /// Its key.
    pub(crate) id: i64,
    /// The draft that became it.
    pub(crate) draft_id: Option<i64>,
    /// Whether it leaves the service with a text.
    pub(crate) has_text: bool,
    /// Its name.
    pub(crate) name: StandardName,
}

/// What stands of an act: its service, its key, its draft, its kind, its number, the number and the day of its order, its day of
/// effect.
type Stands = (i64, i64, Option<i64>, String, i64, String, NaiveDate, Option<NaiveDate>);

/// The act of a service that counts last.
pub(crate) async fn last_act(
    connection: &impl ConnectionTrait,
    service_id: i64,
) -> Result<Option<LastAct>, ServiceError> {
    Ok(last_acts(connection, vec![service_id]).await?.remove(&service_id))
}

/// The acts that count last in their services, by the service: by the day of effect, and one whose day is not known yet after all
/// others. An act of earlier times that is entered late stays where it belongs.
pub(crate) async fn last_acts(
    connection: &impl ConnectionTrait,
    service_ids: Vec<i64>,
) -> Result<HashMap<i64, LastAct>, ServiceError> {
    let mut acts: Vec<Stands> = Entity::find()
        .select_only()
        .columns([
            Column::ServiceId,
            Column::Id,
            Column::DraftId,
            Column::Kind,
            Column::Number,
            Column::OrderNumber,
            Column::OrderOn,
            Column::EffectiveOn,
        ])
        .filter(Column::ServiceId.is_in(service_ids))
        .into_tuple()
        .all(connection)
        .await?;
    acts.sort_by_key(|(_, _, _, _, number, _, order_on, effective_on)| {
        (effective_on.is_none(), *effective_on, *order_on, *number)
    });
    // Of the acts of one service the last one stays.
    Ok(acts.into_iter().map(|act| (act.0, of(act))).collect())
}

fn of((_, id, draft_id, kind, number, order_number, order_on, effective_on): Stands) -> LastAct {
    let name = StandardName { number, order_number, order_on, effective_on };
    LastAct { id, draft_id, has_text: kind != StandardKind::Cancelled.code(), name }
}
