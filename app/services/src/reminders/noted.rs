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
    /// The window of a discussion has closed; the subject is the draft.
    WindowClosed,
    /// A service came into the register; the subject is the service.
    NewService,
    /// A draft is to be begun soon; the subject is the service.
    BeginSoon,
    /// No draft was begun in time; the subject is the service.
    BeginOverdue,
    /// A draft is to be placed soon; the subject is the draft.
    PlaceSoon,
    /// A draft was not placed in time; the subject is the draft.
    PlaceOverdue,
    /// A draft is to be approved soon; the subject is the draft.
    ApproveSoon,
    /// A draft was not approved in time; the subject is the draft.
    ApproveOverdue,
}

impl ReminderKind {
    const fn code(self) -> &'static str {
        match self {
            Self::DueSoon => "opinion_due_soon",
            Self::Overdue => "opinion_overdue",
            Self::InForce => "in_force",
            Self::Closing => "closing",
            Self::WindowClosed => "window_closed",
            Self::NewService => "new_service",
            Self::BeginSoon => "begin_soon",
            Self::BeginOverdue => "begin_overdue",
            Self::PlaceSoon => "place_soon",
            Self::PlaceOverdue => "place_overdue",
            Self::ApproveSoon => "approve_soon",
            Self::ApproveOverdue => "approve_overdue",
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
