//! In which sequence the acts of a service count (RF-1): by the day of effect, those of one day by the date of the order, those of one
//! date as they were entered.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::entity::standard::{Column, Entity};

/// The place of an act in the life of a standard: its day of effect, that of its order, its number.
pub(crate) type Place = (NaiveDate, NaiveDate, i64);

/// The acts of a service.
pub(crate) fn of_service(service_id: i64) -> Select<Entity> {
    Entity::find().filter(Column::ServiceId.eq(service_id))
}

/// The acts of a service that took effect by a day, the one that is in force on it first.
pub(crate) fn by_day(service_id: i64, day: NaiveDate) -> Select<Entity> {
    newest_first(of_service(service_id).filter(Column::EffectiveOn.lte(day)))
}

/// The acts, the one that counts last first.
pub(crate) fn newest_first(acts: Select<Entity>) -> Select<Entity> {
    acts.order_by_desc(Column::EffectiveOn).order_by_desc(Column::OrderOn).order_by_desc(Column::Number)
}

/// The acts, the one that counts last at the end.
pub(crate) fn oldest_first(acts: Select<Entity>) -> Select<Entity> {
    acts.order_by_asc(Column::EffectiveOn).order_by_asc(Column::OrderOn).order_by_asc(Column::Number)
}

/// The acts by their days of effect, the soonest first; of one day first the one that will be in force.
pub(crate) fn soonest_first(acts: Select<Entity>) -> Select<Entity> {
    acts.order_by_asc(Column::EffectiveOn).order_by_desc(Column::OrderOn).order_by_desc(Column::Number)
}

/// Whether an act takes the place of one that stands there: on a later day, or on the same day by a later order; of orders of one
/// day the one that was entered later.
pub(crate) fn counts_after((effective_on, order_on, number): Place) -> Expr {
    let same_order_day = Column::OrderOn.eq(order_on).and(Column::Number.gt(number));
    let later_order = Column::OrderOn.gt(order_on).or(same_order_day);
    let same_day = Column::EffectiveOn.eq(effective_on).and(later_order);
    // Said twice, so that an index by days is of use.
    Column::EffectiveOn.gte(effective_on).and(Column::EffectiveOn.gt(effective_on).or(same_day))
}
