//! A placed draft read anew for a command of those who decide.

use domain::access::{Action, allow};
use domain::draft::Placed;
use sea_orm::ConnectionTrait;

use super::discussed::Discussed;
use crate::context::Request;
use crate::drafts::load::{Loaded, load_placed};
use crate::error::ServiceError;

/// A placed draft.
pub(crate) struct StandingDraft {
    /// As it was read.
    pub(crate) loaded: Loaded,
    /// Its stage.
    pub(crate) stage: Placed,
}

/// Reads the placed draft for an action of staff.
///
/// # Errors
/// [`ServiceError::Denied`], or the refusal of a draft that is not placed, reported already or withdrawn.
pub(crate) async fn standing(
    connection: &impl ConnectionTrait,
    request: &Request,
    draft: &Discussed,
    action: Action,
) -> Result<StandingDraft, ServiceError> {
    allow(&request.actor, action, &draft.resource())?;
    let loaded = load_placed(connection, &draft.number, &draft.stage.placement).await?;
    let stage = loaded.draft.clone().into_placed(request.at)?;
    Ok(StandingDraft { loaded, stage })
}
