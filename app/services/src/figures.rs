//! Figures of the whole installation, for those who watch it: how much waits, and which terms are over.

use chrono::{DateTime, Utc};
use domain::draft::{DraftKind, StoredStage};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::agenda;
use crate::context::{Request, Services};
use crate::drafts;
use crate::entity::draft;
use crate::error::ServiceError;
use crate::outbox;

/// What waits in an installation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Letters that wait to be sent.
    pub letters_waiting: u64,
    /// Those of them that could not be sent at least once.
    pub letters_failed: u64,
    /// Letters of a restored copy that wait for a decision.
    pub letters_held: u64,
    /// Letters that could not be sent in their time, as long as their rows are kept.
    pub letters_given_up: u64,
    /// Services whose draft should have been placed by now and was not even begun (R15-2).
    pub overdue_to_begin: u64,
    /// Drafts that should have been placed by now (R15-2).
    pub overdue_to_place: u64,
    /// Placed drafts whose standard should have been approved by now (R13-2).
    pub overdue_to_approve: u64,
}

/// Reads the figures as they stand at an instant.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn figures(services: &Services, at: DateTime<Utc>) -> Result<Figures, ServiceError> {
    let connection = &services.database.connection;
    let request = Request::public(at);
    let today = request.today(services);
    let letters = outbox::counts(&services.database).await?;
    let overdue_to_place = draft::Entity::find()
        .filter(draft::Column::Stage.eq(StoredStage::Drafting.code()))
        .filter(draft::Column::Kind.eq(DraftKind::New.code()))
        .filter(draft::Column::DueOn.lt(today))
        .filter(draft::Column::ServiceId.not_in_subquery(drafts::with_standard()));
    Ok(Figures {
        letters_waiting: letters.waiting,
        letters_failed: letters.failed,
        letters_held: letters.held,
        letters_given_up: letters.given_up,
        overdue_to_begin: agenda::overdue_to_begin(services, &request).await?,
        overdue_to_place: overdue_to_place.count(connection).await?,
        overdue_to_approve: agenda::overdue_to_approve(services, &request).await?,
    })
}
