//! A published report as everybody reads it: as it was frozen, without the words that were hidden afterwards.

use std::collections::HashMap;

use domain::discussion::Hidden;
use domain::report::ClosingReport;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::digest;
use crate::entity::{comment, report};
use crate::error::ServiceError;
use crate::frozen;

/// The report of a row, and the hash of what is shown, by which files of it are kept: the published one, as long as nothing
/// was hidden or taken out.
pub(crate) async fn shown(
    connection: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<(ClosingReport, String), ServiceError> {
    let text = frozen::text(connection, row).await?;
    let mut report: ClosingReport = serde_json::from_str(&text)?;
    let hidden: Vec<(i64, Option<String>)> = comment::Entity::find()
        .select_only()
        .columns([comment::Column::Number, comment::Column::Hidden])
        .filter(comment::Column::DraftId.eq(row.draft_id))
        .filter(comment::Column::Hidden.is_not_null())
        .into_tuple()
        .all(connection)
        .await?;
    let mut instead = HashMap::new();
    for (number, text) in hidden {
        if let Some(text) = text {
            instead.insert(number, serde_json::from_str::<Hidden>(&text)?);
        }
    }
    for comment in &mut report.comments {
        if let Some(hidden) = instead.remove(&comment.number) {
            comment.hide(hidden);
        }
    }
    let is_whole = report.comments.iter().all(|comment| comment.hidden.is_none());
    // Not the hash of the row: it stays the published one when a name is taken out.
    let text = if is_whole { text } else { serde_json::to_string(&report)? };
    Ok((report, digest::sha256(text.as_bytes())))
}
