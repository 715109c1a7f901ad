//! The text of a published report: its comments stand in rows of their own, and what was frozen under a hash is the whole. It is read
//! a portion at a time, however long it is.

use std::collections::{BTreeMap, HashMap};

use domain::report::{ClosingReport, Gap, GapState, ReportFigures, ReportedComment, canonical};
use domain::standard::{ContentHash, ElementId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::digest::hex;
use crate::entity::report;
use crate::entity::report_comment::{Column, Entity};
use crate::error::ServiceError;
use crate::storage::Write;

/// How many rows are read at a time.
const PORTION: u64 = 500;

/// So many comments are kept as the cause of a change: the rest are counted.
const NAMED: usize = 20;

/// The comments behind a change, kept with the report: no page looks through all of them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct FrozenCause {
    /// The numbers of the first ones.
    pub(crate) comments: Vec<i64>,
    /// How many others there are.
    pub(crate) more: u64,
}

/// The causes of the changes, by the identities of the elements.
pub(crate) type FrozenCauses = BTreeMap<String, FrozenCause>;

impl FrozenCause {
    /// One more comment behind the change; they come in the order of their numbers.
    pub(crate) fn add(&mut self, number: i64) {
        if self.comments.len() < NAMED {
            self.comments.push(number);
        } else {
            self.more += 1;
        }
    }
}

/// What a comment of a report traces (R15-9).
#[derive(Deserialize)]
struct Traced {
    number: i64,
    changed: Vec<ElementId>,
}

/// Only what a report that holds its comments in itself traces: its redlines are many times as long.
#[derive(Deserialize)]
struct TracedReport {
    comments: Vec<Traced>,
}

/// The figures of a report whose comments stand in rows of their own; nothing if it holds them in itself.
pub(crate) fn figures(row: &report::Model) -> Result<Option<ReportFigures>, ServiceError> {
    Ok(row.figures.as_deref().map(serde_json::from_str).transpose()?)
}

/// The canonical text of a report.
pub(crate) async fn text(
    connection: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<String, ServiceError> {
    let mut text = String::new();
    pieces(connection, row, &mut |piece: &str| text.push_str(piece)).await?;
    Ok(text)
}

/// The hash of the canonical text of a report as it stands.
pub(crate) async fn hash(
    connection: &impl ConnectionTrait,
    row: &report::Model,
) -> Result<ContentHash, ServiceError> {
    let mut sum = Sha256::new();
    pieces(connection, row, &mut |piece: &str| sum.update(piece.as_bytes())).await?;
    ContentHash::parse(&hex(&sum.finalize())).map_err(ServiceError::internal)
}

/// Gives the canonical text to `take`, piece by piece.
async fn pieces(
    connection: &impl ConnectionTrait,
    row: &report::Model,
    take: &mut (impl FnMut(&str) + Send),
) -> Result<(), ServiceError> {
    let Ok(Some(figures)) = figures(row) else {
        take(&row.report);
        return Ok(());
    };
    // What is no report any more is taken as it stands: the ledger sees that it is another text.
    let Ok(mut fields) = serde_json::from_str::<BTreeMap<String, Value>>(&row.report) else {
        take(&row.report);
        return Ok(());
    };
    if figures.withdrawn > 0 {
        // A report without any does not name them.
        fields.insert("withdrawn".to_owned(), Value::Array(Vec::new()));
    }
    take("{");
    for (place, (name, value)) in fields.iter().enumerate() {
        if place > 0 {
            take(",");
        }
        take(&Value::from(name.as_str()).to_string());
        take(":");
        let column = match name.as_str() {
            "comments" => Column::Comment,
            "explained_gaps" => Column::Gap,
            "withdrawn" => Column::Withdrawn,
            _ => {
                take(&canonical::json(value)?);
                continue;
            }
        };
        list(connection, row.draft_id, column, value, take).await?;
    }
    take("}");
    Ok(())
}

/// A list: what stands in the rows, then the rest of it.
async fn list(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    column: Column,
    rest: &Value,
    take: &mut (impl FnMut(&str) + Send),
) -> Result<(), ServiceError> {
    let mut between = "[";
    let mut after = 0;
    loop {
        let rows: Vec<(i64, String)> = Entity::find()
            .select_only()
            .columns([Column::Number, column])
            .filter(Column::DraftId.eq(draft_id))
            .filter(Column::Number.gt(after))
            .filter(column.is_not_null())
            .order_by_asc(Column::Number)
            .limit(PORTION)
            .into_tuple()
            .all(connection)
            .await?;
        let Some((last, _)) = rows.last() else { break };
        after = *last;
        for (_, text) in &rows {
            take(between);
            take(text);
            between = ",";
        }
    }
    for item in rest.as_array().into_iter().flatten() {
        take(between);
        take(&canonical::json(item)?);
        between = ",";
    }
    take(if between == "[" { "[]" } else { "]" });
    Ok(())
}

/// A report with the comments of these numbers alone, and what is said of them.
pub(crate) async fn part(
    connection: &impl ConnectionTrait,
    row: &report::Model,
    numbers: std::ops::RangeInclusive<i64>,
) -> Result<ClosingReport, ServiceError> {
    let mut report: ClosingReport = serde_json::from_str(&row.report)?;
    if figures(row)?.is_none() {
        report.comments.retain(|one| numbers.contains(&one.number));
        report.withdrawn.retain(|one| numbers.contains(&one.number));
        report.explained_gaps.retain(|state| match &state.gap {
            Gap::AcceptedWithoutChange { comment, .. } => numbers.contains(comment),
            Gap::ChangeWithoutCause { .. } => true,
        });
        return Ok(report);
    }
    let rows = Entity::find()
        .filter(Column::DraftId.eq(row.draft_id))
        .filter(Column::Number.between(*numbers.start(), *numbers.end()))
        .order_by_asc(Column::Number)
        .all(connection)
        .await?;
    let mut gaps: Vec<GapState> = Vec::new();
    for row in rows {
        if let Some(text) = row.comment {
            report.comments.push(serde_json::from_str(&text)?);
        }
        if let Some(text) = row.withdrawn {
            report.withdrawn.push(serde_json::from_str(&text)?);
        }
        if let Some(text) = row.gap {
            gaps.push(serde_json::from_str(&text)?);
        }
    }
    gaps.append(&mut report.explained_gaps);
    report.explained_gaps = gaps;
    Ok(report)
}

/// The elements that changed on account of each of these comments, as the report froze them.
pub(crate) async fn changed(
    connection: &impl ConnectionTrait,
    row: &report::Model,
    numbers: Vec<i64>,
) -> Result<HashMap<i64, Vec<ElementId>>, ServiceError> {
    let traced: Vec<Traced> = if row.figures.is_some() {
        let rows = Entity::find()
            .filter(Column::DraftId.eq(row.draft_id))
            .filter(Column::Number.is_in(numbers))
            .all(connection)
            .await?;
        let mut traced = Vec::with_capacity(rows.len());
        for text in rows.into_iter().filter_map(|row| row.comment) {
            traced.push(serde_json::from_str(&text)?);
        }
        traced
    } else {
        serde_json::from_str::<TracedReport>(&row.report)?.comments
    };
    Ok(traced.into_iter().map(|one| (one.number, one.changed)).collect())
}

/// Changes a comment of the published report of a draft, whose published hash stays beside it. Gives the report with the hash of its text
/// as it stands afterwards; nothing if there is no report or it does not hold the comment.
pub(crate) async fn change(
    write: &Write,
    draft_id: i64,
    number: i64,
    change: impl FnOnce(&mut ReportedComment) + Send,
) -> Result<Option<(report::Model, ContentHash)>, ServiceError> {
    let Some(stored) = report::Entity::find_by_id(draft_id).one(&**write).await? else { return Ok(None) };
    let changed = if stored.figures.is_some() {
        let Some(row) = Entity::find_by_id((draft_id, number)).one(&**write).await? else { return Ok(None) };
        let Some(text) = row.comment.clone() else { return Ok(None) };
        let mut reported: ReportedComment = serde_json::from_str(&text)?;
        change(&mut reported);
        let mut row = row.into_active_model();
        row.comment = Set(Some(canonical::json(&reported)?));
        row.update(&**write).await?;
        stored
    } else {
        let mut frozen: ClosingReport = serde_json::from_str(&stored.report)?;
        let Some(reported) = frozen.comments.iter_mut().find(|one| one.number == number) else {
            return Ok(None);
        };
        change(reported);
        let mut stored = stored.into_active_model();
        stored.report = Set(canonical::json(&frozen)?);
        stored.update(&**write).await?
    };
    let text = hash(&**write, &changed).await?;
    Ok(Some((changed, text)))
}
