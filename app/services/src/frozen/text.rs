//! The canonical text of a report, field by field: its lists stand in rows, and a portion of them is read at a time.

use std::collections::BTreeMap;

use domain::report::canonical;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::figures;
use crate::entity::report;
use crate::entity::report_comment::{Column, Entity};
use crate::error::ServiceError;

/// How many rows are read at a time.
const PORTION: u64 = 500;

/// A list of a report that stands in rows of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportList {
    /// The comments with the decisions on them.
    Comments,
    /// The comments that their authors withdrew.
    Withdrawn,
    /// What the links between comments and changes do not explain, as far as it is said of comments.
    Gaps,
}

impl ReportList {
    const fn column(self) -> Column {
        match self {
            Self::Comments => Column::Comment,
            Self::Withdrawn => Column::Withdrawn,
            Self::Gaps => Column::Gap,
        }
    }
}

/// The value of a field of the canonical text of a report.
#[derive(Clone, Debug)]
pub enum ReportField {
    /// As it is written.
    Text(String),
    /// What stands in the rows, and the items after it, as they are written.
    List(ReportList, Vec<String>),
}

/// The fields of the canonical text of a report in their order; nothing of one that holds its comments in itself or is no report any
/// more: its text is taken as it stands, and the ledger sees it if it is another one.
pub(crate) fn fields(row: &report::Model) -> Result<Option<Vec<(String, ReportField)>>, ServiceError> {
    let Ok(Some(figures)) = figures(row) else { return Ok(None) };
    let Ok(mut fields) = serde_json::from_str::<BTreeMap<String, Value>>(&row.report) else {
        return Ok(None);
    };
    if figures.withdrawn > 0 {
        // A report without any does not name them.
        fields.insert("withdrawn".to_owned(), Value::Array(Vec::new()));
    }
    let mut named = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        let list = match name.as_str() {
            "comments" => Some(ReportList::Comments),
            "explained_gaps" => Some(ReportList::Gaps),
            "withdrawn" => Some(ReportList::Withdrawn),
            _ => None,
        };
        let field = match list {
            Some(list) => {
                let rest = value.as_array().into_iter().flatten();
                ReportField::List(list, rest.map(canonical::json).collect::<Result<_, _>>()?)
            }
            None => ReportField::Text(canonical::json(&value)?),
        };
        named.push((name, field));
    }
    Ok(Some(named))
}

/// Gives the canonical text to `take`, piece by piece.
pub(super) async fn pieces(
    connection: &impl ConnectionTrait,
    row: &report::Model,
    take: &mut (impl FnMut(&str) + Send),
) -> Result<(), ServiceError> {
    let Some(fields) = fields(row)? else {
        take(&row.report);
        return Ok(());
    };
    let mut before = "{";
    for (name, field) in fields {
        take(before);
        take(&Value::from(name).to_string());
        take(":");
        match field {
            ReportField::Text(text) => take(&text),
            ReportField::List(list, rest) => {
                items(connection, row.draft_id, (list, rest), take).await?;
            }
        }
        before = ",";
    }
    take(if before == "{" { "{}" } else { "}" });
    Ok(())
}

/// A list: what stands in the rows, then the rest of it.
async fn items(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    (list, rest): (ReportList, Vec<String>),
    take: &mut (impl FnMut(&str) + Send),
) -> Result<(), ServiceError> {
    let mut between = "[";
    let mut after = 0;
    loop {
        let rows = texts(connection, draft_id, list, after).await?;
        let Some((end, _)) = rows.last() else { break };
        after = *end;
        for (_, text) in &rows {
            take(between);
            take(text);
            between = ",";
        }
    }
    for text in &rest {
        take(between);
        take(text);
        between = ",";
    }
    take(if between == "[" { "[]" } else { "]" });
    Ok(())
}

/// The next portion of a list: the items of the comments after a number, as they are written.
pub(crate) async fn texts(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    list: ReportList,
    after: i64,
) -> Result<Vec<(i64, String)>, ServiceError> {
    let column = list.column();
    Ok(Entity::find()
        .select_only()
        .columns([Column::Number, column])
        .filter(Column::DraftId.eq(draft_id))
        .filter(Column::Number.gt(after))
        .filter(column.is_not_null())
        .order_by_asc(Column::Number)
        .limit(PORTION)
        .into_tuple()
        .all(connection)
        .await?)
}
