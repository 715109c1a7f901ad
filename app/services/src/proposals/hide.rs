//! Hiding the words of a proposal: everybody reads a published reason in their place.

use domain::access::Action;
use domain::discussion::{Hidden, HidingInput};
use domain::ledger::Facts;
use domain::standard::ContentHash;
use sea_orm::{ActiveModelTrait, Set};

use super::chosen::opened;
use super::subject_of;
use crate::context::{Request, Services};
use crate::entity::proposal;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;

/// Hides the words of the proposal of a number: the data of a person, a threat. Its author goes on reading them, with the
/// reason.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] with the fields, with
/// `already_hidden` where they are hidden; [`ServiceError::NotFound`].
pub async fn hide(
    services: &Services,
    request: &Request,
    number: i64,
    input: &HidingInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let (row, _) = opened(&*write, request, number, Action::HideComment).await?;
    let new = input.parse().map_err(|problems| {
        let told = problems.into_iter().map(|(field, code)| FieldProblem::new(field, code));
        ServiceError::Invalid(told.collect())
    })?;
    if row.hidden.is_some() {
        return Err(ServiceError::field("ground", "already_hidden"));
    }
    let text_hash = ContentHash::of(row.text.as_bytes());
    let hidden = Hidden { at: request.at, ground: new.ground, reason: new.reason, text_hash };
    let mut changed: proposal::ActiveModel = row.into();
    changed.hidden = Set(Some(serde_json::to_string(&hidden)?));
    changed.update(&*write).await?;
    let facts = Facts::of("ground", new.ground.code()).and("text", text_hash);
    ledger::append(&write, request, "proposal.hidden", &subject_of(number), facts).await?;
    write.commit().await
}
