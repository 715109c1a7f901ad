//! The rows of the list of a body.

use domain::language::Localized;
use domain::law::CitedLaw;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::entity::cited_law::{ActiveModel, Column, Entity, Model};
use crate::error::ServiceError;

/// The most laws of the list of one body: more than that nobody picks from.
pub(super) const MOST_LAWS: u64 = 500;

/// The rows of a body, the oldest first.
pub(super) async fn rows_of(
    connection: &impl ConnectionTrait,
    body_id: i64,
) -> Result<Vec<Model>, ServiceError> {
    let rows = Entity::find()
        .filter(Column::BodyId.eq(body_id))
        .order_by_asc(Column::Id)
        .limit(MOST_LAWS)
        .all(connection)
        .await?;
    Ok(rows)
}

/// The law that a row holds.
pub(super) fn law_of(row: &Model) -> CitedLaw {
    CitedLaw {
        name: Localized::new(&row.name_kk, &row.name_ru, &row.name_en),
        number: row.number.clone(),
        date: row.passed_on,
    }
}

/// Writes a law into a row.
pub(super) fn put(row: &mut ActiveModel, law: CitedLaw) {
    let CitedLaw { name: Localized { kk, ru, en }, number, date } = law;
    row.name_kk = Set(kk);
    row.name_ru = Set(ru);
    row.name_en = Set(en);
    row.number = Set(number);
    row.passed_on = Set(date);
}
