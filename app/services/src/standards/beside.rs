//! The acts of a service beside which another one has to stand: each with its kind, its order and its place, without the texts.

use chrono::NaiveDate;
use domain::approval::Order;
use sea_orm::{ConnectionTrait, QuerySelect, Select};

use super::sequence::Place;
use super::shown::StandardKind;
use crate::entity::standard::{Column, Entity};
use crate::error::ServiceError;

/// What stands of an act: its number, its kind, its order, the days of its order and of its effect.
type Stands = (i64, String, String, NaiveDate, Option<NaiveDate>);

/// The acts beside which another one has to stand.
pub(super) struct Beside {
    /// The largest number among them, zero where there is none.
    pub(super) last: i64,
    /// The place of each whose day of effect is known, and whether it has a text.
    pub(super) acts: Vec<(Place, bool)>,
}

/// The chosen acts of a service; refused with `entered` where one of them has the order already.
pub(super) async fn beside(
    connection: &impl ConnectionTrait,
    chosen: Select<Entity>,
    order: &Order,
) -> Result<Beside, ServiceError> {
    let rows: Vec<Stands> = chosen
        .select_only()
        .columns([Column::Number, Column::Kind, Column::OrderNumber, Column::OrderOn, Column::EffectiveOn])
        .into_tuple()
        .all(connection)
        .await?;
    if rows.iter().any(|(_, _, number, on, _)| *number == order.number && *on == order.on) {
        return Err(ServiceError::field("order_number", "entered"));
    }
    let last = rows.iter().map(|(number, ..)| *number).max().unwrap_or(0);
    let acts = rows.into_iter().filter_map(|(number, kind, _, on, effective_on)| {
        Some(((effective_on?, on, number), kind != StandardKind::Cancelled.code()))
    });
    Ok(Beside { last, acts: acts.collect() })
}
