//! What was written already.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{EntityTrait, Set};

use crate::entity::reminder::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::storage::Write;

/// What a letter reminds of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReminderKind {
    /// An opinion is due soon; the subject is a body in a round.
    DueSoon,
    /// An opinion is overdue; the subject is a body in a round.
    Overdue,
    /// An act has taken effect; the subject is the act.
    InForce,
    /// A discussion closes soon; the subject is the draft.
    Closing,
}

impl ReminderKind {
    const fn code(self) -> &'static str {
        match self {
            Self::DueSoon => "opinion_due_soon",
            Self::Overdue => "opinion_overdue",
            Self::InForce => "in_force",
            Self::Closing => "closing",
        }
    }
}

/// The subjects of a kind that were written about.
pub(super) fn noted(kind: ReminderKind) -> SelectStatement {
    Query::select()
        .column(Column::Subject)
        .from(Entity)
        .and_where(Expr::col(Column::Kind).eq(kind.code()))
        .to_owned()
}

/// Notes that these subjects are written about.
pub(super) async fn note(
    write: &Write,
    kind: ReminderKind,
    subjects: impl Iterator<Item = i64>,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    let row = |subject| ActiveModel {
        kind: Set(kind.code().to_owned()),
        subject: Set(subject),
        at: Set(at),
        ..Default::default()
    };
    let rows: Vec<ActiveModel> = subjects.map(row).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(&**write).await?;
    }
    Ok(())
}
