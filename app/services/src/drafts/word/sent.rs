//! The text that a file went out with, told by the marks of the clauses that came back.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use domain::standard::word::WordFile;
use domain::standard::{Element, ElementId, SectionKey};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::compare::SentSection;
use crate::drafts::versions::{at_version, newest, of};
use crate::entity::section_version::Column;
use crate::error::ServiceError;
use crate::storage::Write;

/// The sections as they stood when the file went out: those of its clauses, and those of which every clause was deleted from it.
pub(super) async fn sent_sections(
    write: &Write,
    draft_id: i64,
    file: &WordFile,
) -> Result<Vec<SentSection>, ServiceError> {
    let mut versions: BTreeMap<SectionKey, i64> = BTreeMap::new();
    for mark in file.passages.iter().filter_map(|passage| passage.clause.as_ref()) {
        let version = versions.entry(mark.section).or_insert(mark.version);
        *version = mark.version.max(*version);
    }
    let mut sent = Vec::new();
    let mut last: Option<DateTime<Utc>> = None;
    for (key, version) in versions {
        let row = match at_version(&**write, draft_id, key, version).await {
            // A version that is not known is that of another draft: its clauses are looked for in the text that stands.
            Err(ServiceError::NotFound) => newest(&**write, draft_id, key).await?,
            other => {
                let row = other?;
                last = last.max(Some(row.saved_at));
                row
            }
        };
        let elements = serde_json::from_str(&row.elements)?;
        sent.push(SentSection { key, version: row.version, elements, is_absent: false });
    }
    if let Some(at) = last {
        absent(write, draft_id, at, &mut sent).await?;
    }
    Ok(sent)
}

/// Adds the sections of which the file holds nothing, as they stood at an instant before which it cannot have gone out. Clauses that
/// were deleted in the draft too since then are left out.
async fn absent(
    write: &Write,
    draft_id: i64,
    at: DateTime<Utc>,
    sent: &mut Vec<SentSection>,
) -> Result<(), ServiceError> {
    let known: HashSet<SectionKey> = sent.iter().map(|section| section.key).collect();
    for key in SectionKey::EVERY.into_iter().filter(|key| !known.contains(key) && !key.is_from_register()) {
        let stood = of(draft_id, key).filter(Column::SavedAt.lte(at)).order_by_desc(Column::Version);
        let Some(row) = stood.one(&**write).await? else { continue };
        let stands: Vec<Element> = serde_json::from_str(&newest(&**write, draft_id, key).await?.elements)?;
        let stands: HashSet<ElementId> = stands.into_iter().map(|element| element.id).collect();
        let mut elements: Vec<Element> = serde_json::from_str(&row.elements)?;
        elements.retain(|element| stands.contains(&element.id));
        if !elements.is_empty() {
            sent.push(SentSection { key, version: row.version, elements, is_absent: true });
        }
    }
    Ok(())
}
