//! What became of a proposal, at the secret address that its author alone knows.

use domain::draft::StageName;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::rows::{Reader, of_rows};
use super::view::ProposalView;
use crate::context::{Request, Services};
use crate::entity::proposal;
use crate::error::ServiceError;

/// A proposal as its author reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalReceipt {
    /// The proposal, with its words even where others do not read them.
    pub proposal: ProposalView,
    /// The name under which it was sent; empty where a body speaks.
    pub name: String,
    /// Whether a draft that names it is being written: its number is not public yet.
    pub is_being_written: bool,
}

/// The proposal of a secret address.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is none.
pub async fn receipt(
    services: &Services,
    request: &Request,
    receipt: &str,
) -> Result<ProposalReceipt, ServiceError> {
    let connection = &services.database.connection;
    let row = proposal::Entity::find().filter(proposal::Column::Receipt.eq(receipt)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let name = row.name.clone();
    let views = of_rows(connection, vec![row], Reader::Desk, request.at).await?;
    let mut proposal = views.into_iter().next().ok_or(ServiceError::NotFound)?;
    let is_being_written = proposal.drafts.iter().any(|draft| draft.stage == StageName::Drafting);
    proposal.drafts.retain(|draft| draft.is_placed);
    Ok(ProposalReceipt { proposal, name, is_being_written })
}
