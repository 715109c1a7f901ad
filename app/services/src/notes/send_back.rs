//! The head gives a draft back to the drafters with remarks on its clauses.

use domain::access::{Action, allow};
use domain::ledger::Facts;
use sea_orm::Set;

use super::standing::holding;
use super::tell::tell_drafters;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::load::{load, touch};
use crate::entity::draft;
use crate::error::ServiceError;
use crate::ledger;

/// What the head has seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenRemarks {
    /// The version of the draft.
    pub version: i64,
    /// The remarks that hold a placement up, by key, the smallest first.
    pub remarks: Vec<i64>,
}

/// Gives a draft back to the drafters before it is placed, whether placement was asked or not, with the remarks that were seen:
/// placement is asked again when each of them is answered or resolved.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Refused`] once it is placed;
/// [`ServiceError::Invalid`] with `none` on `remarks` if there is no remark to be settled; [`ServiceError::Stale`] if the draft or
/// the remarks are others than those that were seen.
pub async fn send_back(
    services: &Services,
    request: &Request,
    number: &str,
    seen: &SeenRemarks,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::SendBack, &loaded.resource())?;
    loaded.draft.clone().into_drafting(request.at)?;
    let remarks: Vec<i64> = holding(&*write, &[loaded.row.id]).await?.iter().map(|note| note.id).collect();
    let version = loaded.row.version;
    if seen.version != version || seen.remarks != remarks {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    if remarks.is_empty() {
        return Err(ServiceError::field("remarks", "none"));
    }
    let subject = loaded.subject();
    let mut row: draft::ActiveModel = loaded.row.into();
    row.placement_requested_at = Set(None);
    row.placement_requested_by = Set(None);
    let saved = touch(&write, row).await?;
    tell_drafters(services, &write, request, &saved, remarks.len()).await?;
    ledger::append(&write, request, "draft.sent_back", &subject, Facts::of("remarks", remarks)).await?;
    write.commit().await
}
