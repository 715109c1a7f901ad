//! What the desk finds comments by: kept as they arrive, and for those from before the time when it was kept, piece by piece.

use std::collections::BTreeMap;

use domain::discussion::Sketch;
use domain::language::Language;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::alike::{self, Arrived};
use super::view::known;
use crate::context::Services;
use crate::entity::{comment, comment_band, comment_words};
use crate::error::ServiceError;
use crate::storage::Write;

/// What is written of a comment to be found by.
pub(super) fn words_of(row: &comment::Model) -> comment_words::Model {
    // A name that is withheld finds nothing.
    let name = if row.name_withheld { "" } else { row.author_name.as_str() };
    let suggestion = row.suggestion.as_deref().unwrap_or_default();
    let words = format!("{name} {} {suggestion}", row.text).to_lowercase();
    comment_words::Model { draft_id: row.draft_id, number: row.number, words }
}

/// Compares the comments of before with one another, at most so many at once; tells how many they were.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub(crate) async fn compare(services: &Services, piece: u64) -> Result<u64, ServiceError> {
    if uncompared(&services.database.connection, 1).await?.is_empty() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let rows = uncompared(&*write, piece).await?;
    let many = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let mut arrived: BTreeMap<i64, Vec<Arrived>> = BTreeMap::new();
    for row in &rows {
        let language = known(Language::from_code(&row.language), &row.language)?;
        let sketch = Sketch::of(&row.text, language);
        arrived.entry(row.draft_id).or_default().push(Arrived {
            number: row.number,
            turn: row.turn,
            is_open: row.decision_id.is_none(),
            bands: sketch.bands(),
            sketch,
        });
    }
    for (draft_id, arrived) in arrived {
        alike::gather(&write, draft_id, arrived).await?;
    }
    if !rows.is_empty() {
        keep(&*write, &rows).await?;
        comment::Entity::update_many()
            .col_expr(comment::Column::IsCompared, Expr::value(true))
            .filter(comment::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(&*write)
            .await?;
        write.commit().await?;
    }
    Ok(many)
}

/// The comments that have not been compared yet, the first ones first.
async fn uncompared(
    connection: &impl ConnectionTrait,
    most: u64,
) -> Result<Vec<comment::Model>, ServiceError> {
    // As the index says it: a bound value would not be found by it.
    Ok(comment::Entity::find()
        .filter(Expr::cust("NOT is_compared"))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .all(connection)
        .await?)
}

/// Writes anew what these comments are found by.
pub(super) async fn keep(
    connection: &impl ConnectionTrait,
    rows: &[comment::Model],
) -> Result<(), ServiceError> {
    let again = OnConflict::columns([comment_words::Column::DraftId, comment_words::Column::Number])
        .update_columns([comment_words::Column::Words])
        .to_owned();
    let words = rows.iter().map(|row| words_of(row).into_active_model());
    comment_words::Entity::insert_many(words).on_conflict(again).exec_without_returning(connection).await?;
    Ok(())
}

/// Forgets what was taken out of a comment here too. One that was withdrawn has left nothing.
pub(super) async fn forget(write: &Write, row: &comment::Model, words: bool) -> Result<(), ServiceError> {
    if row.withdrawn_at.is_some() {
        return Ok(());
    }
    keep(&**write, std::slice::from_ref(row)).await?;
    if words {
        comment_band::Entity::delete_many()
            .filter(comment_band::Column::DraftId.eq(row.draft_id))
            .filter(comment_band::Column::Number.eq(row.number))
            .exec(&**write)
            .await?;
    }
    Ok(())
}
