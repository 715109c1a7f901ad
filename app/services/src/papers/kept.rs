//! The editions of the papers of a draft as they are kept.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::paper::{Edition, FrozenText, PaperKind, PaperText, public_since};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::paper::{Column, Entity, Model};
use crate::error::ServiceError;

/// An edition of a paper without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperStamp {
    /// Which paper.
    pub kind: PaperKind,
    /// The number of the edition, from 1.
    pub edition: i64,
    /// The hash of the text of the draft that it was written for.
    pub content: String,
    /// The hash of what was generated then.
    pub made: String,
    /// When it was kept, UTC.
    pub saved_at: DateTime<Utc>,
    /// Since when the public reads it, UTC; nothing while it does not.
    pub since: Option<DateTime<Utc>>,
}

/// An edition of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperEdition {
    /// Which one.
    pub stamp: PaperStamp,
    /// What it says.
    pub text: PaperText,
    /// Who kept it: the name; nothing for the public.
    pub saved_by: Option<String>,
}

/// An edition as lists read it: its kind, its number, two hashes, when it was kept.
type Row = (String, i64, String, String, DateTime<Utc>);

/// The editions of a draft in the order in which they were kept, each with the instant since which it is public.
pub(super) async fn stamps(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    texts: &[FrozenText],
) -> Result<Vec<PaperStamp>, ServiceError> {
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Kind, Column::Edition, Column::Content, Column::Made, Column::SavedAt])
        .filter(Column::DraftId.eq(draft_id))
        .order_by_asc(Column::Edition)
        .into_tuple()
        .all(connection)
        .await?;
    let mut stamps = Vec::with_capacity(rows.len());
    for kind in PaperKind::ALL {
        let own: Vec<&Row> = rows.iter().filter(|row| row.0 == kind.code()).collect();
        let editions: Vec<Edition<'_>> =
            own.iter().map(|row| Edition { text: &row.2, kept_at: row.4 }).collect();
        for (row, since) in own.iter().zip(public_since(&editions, texts)) {
            stamps.push(PaperStamp {
                kind,
                edition: row.1,
                content: row.2.clone(),
                made: row.3.clone(),
                saved_at: row.4,
                since,
            });
        }
    }
    Ok(stamps)
}

/// Whether any edition of a paper of the draft is kept.
pub(super) async fn has_any(connection: &impl ConnectionTrait, draft_id: i64) -> Result<bool, ServiceError> {
    let first: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::DraftId.eq(draft_id))
        .limit(1)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(first.is_some())
}

/// The row of an edition.
pub(super) async fn row(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    kind: PaperKind,
    edition: i64,
) -> Result<Model, ServiceError> {
    Entity::find()
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::Kind.eq(kind.code()))
        .filter(Column::Edition.eq(edition))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)
}

/// The newest edition of a paper.
pub(super) async fn newest(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    kind: PaperKind,
) -> Result<Option<Model>, ServiceError> {
    Ok(Entity::find()
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::Kind.eq(kind.code()))
        .order_by_desc(Column::Edition)
        .one(connection)
        .await?)
}

/// The newest edition of each paper, with the names of who kept them.
pub(super) async fn newest_of_each(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    stamps: &[PaperStamp],
) -> Result<Vec<PaperEdition>, ServiceError> {
    let mut found = Vec::new();
    for kind in PaperKind::ALL {
        let Some(stamp) = stamps.iter().rfind(|stamp| stamp.kind == kind) else { continue };
        let row = row(connection, draft_id, kind, stamp.edition).await?;
        found.push((stamp.clone(), row));
    }
    let people: HashMap<i64, String> =
        crate::people::names(connection, found.iter().filter_map(|(_, row)| row.saved_by)).await?;
    let mut editions = Vec::with_capacity(found.len());
    for (stamp, row) in found {
        let saved_by = row.saved_by.and_then(|id| people.get(&id).cloned());
        editions.push(PaperEdition { stamp, text: serde_json::from_str(&row.text)?, saved_by });
    }
    Ok(editions)
}
