//! The rows of reports about comments: those that wait, and how they end.

use chrono::{DateTime, Utc};
use domain::discussion::AbuseKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::discussed::Discussed;
use super::view::known;
use crate::context::Request;
use crate::entity::abuse_report;
use crate::error::ServiceError;
use crate::storage::Write;

/// How many reports one reader is shown, the oldest first.
pub(super) const SHOWN: u64 = 200;

/// What came of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AbuseOutcome {
    /// The words were hidden.
    Hidden,
    /// The words are read on.
    Left,
}

impl AbuseOutcome {
    const fn code(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Left => "left",
        }
    }
}

/// A report as whoever may hide words reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbuseRecord {
    /// What the reader finds wrong.
    pub kind: AbuseKind,
    /// In the words of the reader; may be empty.
    pub words: String,
    /// When it was sent, UTC.
    pub reported_at: DateTime<Utc>,
}

/// The reports on a comment that nobody has answered, the oldest first.
pub(super) async fn waiting(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comment: i64,
) -> Result<Vec<AbuseRecord>, ServiceError> {
    let rows = abuse_report::Entity::find()
        .filter(abuse_report::Column::DraftId.eq(draft_id))
        .filter(abuse_report::Column::Comment.eq(comment))
        .filter(abuse_report::Column::SettledAt.is_null())
        .order_by_asc(abuse_report::Column::Id)
        .limit(SHOWN)
        .all(connection)
        .await?;
    rows.into_iter().map(record).collect()
}

/// Ends the reports on a comment that wait, and tells how many they were.
pub(super) async fn settle(
    write: &Write,
    request: &Request,
    draft: &Discussed,
    comment: i64,
    outcome: AbuseOutcome,
) -> Result<u64, ServiceError> {
    let settled = abuse_report::Entity::update_many()
        .col_expr(abuse_report::Column::SettledAt, Expr::value(request.at))
        .col_expr(abuse_report::Column::SettledBy, Expr::value(request.user_id()))
        .col_expr(abuse_report::Column::Outcome, Expr::value(outcome.code()))
        .filter(abuse_report::Column::DraftId.eq(draft.draft_id))
        .filter(abuse_report::Column::Comment.eq(comment))
        .filter(abuse_report::Column::SettledAt.is_null())
        .exec(&**write)
        .await?;
    Ok(settled.rows_affected)
}

/// A report as it is read.
pub(super) fn record(row: abuse_report::Model) -> Result<AbuseRecord, ServiceError> {
    Ok(AbuseRecord {
        kind: known(AbuseKind::from_code(&row.kind), &row.kind)?,
        words: row.words,
        reported_at: row.reported_at,
    })
}
