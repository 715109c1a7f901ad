//! Counters of the comments of a draft, kept in the transaction that changes what they count: no page counts comments.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::entity::draft_counter::{ActiveModel, Column, Entity};
use crate::error::ServiceError;

/// What changes of the counters of one draft.
#[derive(Debug, Default)]
pub(crate) struct Changes(BTreeMap<String, i64>);

impl Changes {
    /// One kind of change, so many times.
    pub(super) fn of(key: String, many: i64) -> Self {
        Self(BTreeMap::from([(key, many)]))
    }

    /// So many more.
    pub(super) fn add(&mut self, key: String, many: i64) {
        *self.0.entry(key).or_default() += many;
    }

    /// Writes them.
    pub(super) async fn write(
        self,
        connection: &impl ConnectionTrait,
        draft_id: i64,
    ) -> Result<(), ServiceError> {
        let changed = self.0.into_iter().filter(|(_, many)| *many != 0);
        let rows: Vec<ActiveModel> = changed
            .map(|(key, many)| ActiveModel { draft_id: Set(draft_id), key: Set(key), many: Set(many) })
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        let more = Expr::col((Entity, Column::Many)).add(Expr::cust("excluded.many"));
        let again = OnConflict::columns([Column::DraftId, Column::Key]).value(Column::Many, more).to_owned();
        Entity::insert_many(rows).on_conflict(again).exec_without_returning(connection).await?;
        Ok(())
    }
}

/// The key of the comments on a place of the text.
pub(super) fn place(place: i64) -> String {
    format!("place:{place}")
}

/// The key of the comments of a kind of author.
pub(super) fn kind(code: &str) -> String {
    format!("kind:{code}")
}

/// The key of the comments in a language.
pub(super) fn language(code: &str) -> String {
    format!("language:{code}")
}

/// The key of the comments decided so.
pub(super) fn outcome(code: &str) -> String {
    format!("outcome:{code}")
}

/// The key of the comments whose words are not read by everybody.
pub(super) fn hidden() -> String {
    "hidden".to_owned()
}

/// The counters of a draft as they stand. There are as many as clauses were commented on, and a few more.
pub(crate) async fn counters(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<BTreeMap<String, i64>, ServiceError> {
    let rows = Entity::find().filter(Column::DraftId.eq(draft_id)).all(connection).await?;
    Ok(rows.into_iter().filter(|row| row.many != 0).map(|row| (row.key, row.many)).collect())
}

/// How many comments stand at each place of the text, in the order of the places; places without any are left out.
pub(crate) async fn by_place(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<BTreeMap<i64, i64>, ServiceError> {
    let all = counters(connection, draft_id).await?;
    let place = |key: &str| key.strip_prefix("place:")?.parse().ok();
    Ok(all.into_iter().filter_map(|(key, many)| Some((place(&key)?, many))).collect())
}
