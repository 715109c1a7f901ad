//! Writing rows of the index, and taking them out of it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::kind::FoundKind;
use super::text_rows::NewRow;
use super::vocabulary;
use crate::entity::search_row::{Column, Entity};
use crate::error::ServiceError;
use crate::storage::Write;

/// How many rows one statement writes.
const ROWS_AT_ONCE: usize = 200;
/// How many numbers one statement names.
const NUMBERS_AT_ONCE: usize = 1_000;

/// Writes rows, and learns the words of the documents among them.
pub(crate) async fn insert(write: &Write, rows: Vec<NewRow>) -> Result<(), ServiceError> {
    let seen: Vec<(String, String)> = rows.iter().flat_map(|row| row.seen().iter().cloned()).collect();
    vocabulary::learn(write, seen).await?;
    let mut rows = rows.into_iter().map(NewRow::stored).peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        Entity::insert_many(some).exec_without_returning(&**write).await?;
    }
    Ok(())
}

/// Takes the documents of a draft out of the index, and the decisions on it.
pub(super) async fn forget_draft(write: &Write, draft_id: i64) -> Result<(), ServiceError> {
    let kinds = [FoundKind::Draft, FoundKind::Report, FoundKind::Decision].map(FoundKind::code);
    Entity::delete_many()
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::Kind.is_in(kinds))
        .exec(&**write)
        .await?;
    Ok(())
}

/// Takes a service and its standard out of the index.
pub(super) async fn forget_service(write: &Write, service_id: i64) -> Result<(), ServiceError> {
    let kinds = [FoundKind::Service, FoundKind::Standard].map(FoundKind::code);
    Entity::delete_many()
        .filter(Column::ServiceId.eq(service_id))
        .filter(Column::Kind.is_in(kinds))
        .exec(&**write)
        .await?;
    Ok(())
}

/// Takes comments on a draft out of the index.
pub(super) async fn forget_comments(
    write: &Write,
    draft_id: i64,
    numbers: &[i64],
) -> Result<(), ServiceError> {
    for some in numbers.chunks(NUMBERS_AT_ONCE) {
        Entity::delete_many()
            .filter(Column::DraftId.eq(draft_id))
            .filter(Column::Kind.eq(FoundKind::Comment.code()))
            .filter(Column::SourceId.is_in(some.iter().copied()))
            .exec(&**write)
            .await?;
    }
    Ok(())
}
