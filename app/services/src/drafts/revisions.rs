//! Immutable revisions: what was placed, and what was revised after the discussion (R15-1).

use chrono::{DateTime, Utc};
use domain::ledger::Record;
use domain::standard::Content;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use super::kept_words::kept_words;
use super::load::load;
use super::sent_texts;
use super::summary::public_summary;
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::entity::revision::{ActiveModel, Column, Entity, Model};
use crate::error::ServiceError;
use crate::ledger::seal;
use crate::storage::Write;

/// Why a revision was frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevisionKind {
    /// Placed for discussion.
    Placed,
    /// Revised after the discussion, as the closing report shows it.
    Revised,
    /// Changed between two rounds of coordination, as it was sent again.
    Coordinated,
}

impl RevisionKind {
    /// The stable name in addresses and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Revised => "revised",
            Self::Coordinated => "coordinated",
        }
    }

    fn from_code(code: &str) -> Self {
        [Self::Revised, Self::Coordinated]
            .into_iter()
            .find(|kind| kind.code() == code)
            .unwrap_or(Self::Placed)
    }
}

/// A revision without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionSummary {
    /// Its number in the draft, from 1.
    pub number: i64,
    /// Why it was frozen.
    pub kind: RevisionKind,
    /// The hash of its content.
    pub hash: String,
    /// When it was frozen.
    pub created_at: DateTime<Utc>,
}

/// A revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its key.
    pub id: i64,
    /// Number, kind, hash, instant.
    pub summary: RevisionSummary,
    /// The twelve sections.
    pub content: Content,
}

/// Every revision of a draft, the oldest first.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft.
pub async fn revisions(services: &Services, number: &str) -> Result<Vec<RevisionSummary>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    let rows: Vec<(i64, String, String, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::Number, Column::Kind, Column::Hash, Column::CreatedAt])
        .filter(Column::DraftId.eq(loaded.row.id))
        .order_by_asc(Column::Number)
        .into_tuple()
        .all(connection)
        .await?;
    let summary = |(number, kind, hash, created_at): (i64, String, String, DateTime<Utc>)| RevisionSummary {
        number,
        kind: RevisionKind::from_code(&kind),
        hash,
        created_at,
    };
    Ok(rows.into_iter().map(summary).collect())
}

/// Every revision that the public may read, the oldest first: the placed one from placement on, the revised one together
/// with the closing report, one that was sent again when its round has ended.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn public_revisions(
    services: &Services,
    number: &str,
    at: DateTime<Utc>,
) -> Result<Vec<RevisionSummary>, ServiceError> {
    let summary = public_summary(services, number, at).await?;
    let mut all = revisions(services, number).await?;
    let sent = sent_texts::of_ended_rounds(&services.database.connection, summary.id).await?;
    all.retain(|revision| match revision.kind {
        RevisionKind::Placed => true,
        RevisionKind::Revised => summary.reported_at.is_some(),
        RevisionKind::Coordinated => sent.contains(&revision.number),
    });
    Ok(all)
}

/// A revision that the public may read, by its number.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed, or it has no such public revision.
pub async fn public_revision(
    services: &Services,
    draft: &str,
    number: i64,
    at: DateTime<Utc>,
) -> Result<Revision, ServiceError> {
    let public = public_revisions(services, draft, at).await?;
    if public.iter().any(|revision| revision.number == number) {
        revision(services, draft, number).await
    } else {
        Err(ServiceError::NotFound)
    }
}

/// A revision of a draft by its number.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft or revision.
pub async fn revision(services: &Services, draft: &str, number: i64) -> Result<Revision, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, draft).await?;
    let row = Entity::find()
        .filter(Column::DraftId.eq(loaded.row.id))
        .filter(Column::Number.eq(number))
        .one(connection)
        .await?;
    view(row.ok_or(ServiceError::NotFound)?)
}

/// The newest revision of a draft.
pub(crate) async fn newest(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Revision, ServiceError> {
    view(newest_row(connection, draft_id).await?.ok_or(ServiceError::NotFound)?)
}

/// The revision of a draft that was placed for discussion: its first.
pub(crate) async fn placed(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Revision, ServiceError> {
    let first = Entity::find().filter(Column::DraftId.eq(draft_id)).order_by_asc(Column::Number);
    view(first.one(connection).await?.ok_or(ServiceError::NotFound)?)
}

/// Freezes a content as the next revision of a draft, and seals it.
pub(crate) async fn freeze(
    write: &Write,
    request: &Request,
    draft_id: i64,
    kind: RevisionKind,
    content: &Content,
) -> Result<(Revision, Record), ServiceError> {
    let last = newest_row(&**write, draft_id).await?;
    let base: Option<(i64, Option<i64>)> = draft::Entity::find_by_id(draft_id)
        .select_only()
        .columns([draft::Column::Id, draft::Column::AmendsStandardId])
        .into_tuple()
        .one(&**write)
        .await?;
    let words = kept_words(&**write, draft_id).await?;
    let row = ActiveModel {
        draft_id: Set(draft_id),
        number: Set(last.map_or(0, |last| last.number) + 1),
        kind: Set(kind.code().to_owned()),
        content: Set(content.canonical()),
        hash: Set(content.hash().to_string()),
        created_at: Set(request.at),
        created_by: Set(request.user_id()),
        base_standard_id: Set(base.and_then(|(_, standard)| standard)),
        amending_words: Set(if words.is_empty() { None } else { Some(serde_json::to_string(&words)?) }),
        ..Default::default()
    };
    let row = row.insert(&**write).await?;
    let sealed = seal::revision(&row)?;
    Ok((view(row)?, sealed))
}

async fn newest_row(connection: &impl ConnectionTrait, draft_id: i64) -> Result<Option<Model>, ServiceError> {
    let newest = Entity::find().filter(Column::DraftId.eq(draft_id)).order_by_desc(Column::Number);
    Ok(newest.one(connection).await?)
}

fn view(row: Model) -> Result<Revision, ServiceError> {
    Ok(Revision {
        id: row.id,
        summary: RevisionSummary {
            number: row.number,
            kind: RevisionKind::from_code(&row.kind),
            hash: row.hash,
            created_at: row.created_at,
        },
        content: serde_json::from_str(&row.content)?,
    })
}
