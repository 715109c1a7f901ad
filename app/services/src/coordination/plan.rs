//! What sending a draft to the coordinating bodies would mean: who is asked, why, and until when (RC-1, RC-2).

use domain::access::{Action, allow};

use super::planned::SendPlan;
use super::sending::Sending;
use crate::context::{Request, Services};
use crate::drafts::load::load;
use crate::error::ServiceError;

/// What sending the draft at the instant of the request would mean.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body of the draft; the refusals of
/// [`domain::draft::Draft::sent_after`] where it cannot be sent.
pub async fn plan(services: &Services, request: &Request, number: &str) -> Result<SendPlan, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let sending = Sending::read(services, connection, request, &loaded).await?;
    let bodies = sending.planned(&[]);
    Ok(SendPlan {
        round: sending.round(),
        has_authorized_body: sending.has_authorized_body(),
        addable: sending.addable(&bodies),
        content_errors: sending.content_errors,
        unanswered: sending.unanswered,
        seen: sending.seen()?,
        bodies,
    })
}
