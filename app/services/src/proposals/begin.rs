//! A draft is begun on account of proposals, and names them (R13-3).

use domain::access::{Action, Resource, allow};
use domain::discussion::Outcome;
use domain::ledger::Facts;
use domain::proposal::{ProposalKind, ProposalStep};
use sea_orm::{EntityTrait, Set};

use super::chosen::chosen;
use super::moved::moved;
use super::subject_of;
use crate::context::{Request, Services};
use crate::discussion::known;
use crate::drafts::{DraftSummary, begin};
use crate::entity::proposal_draft;
use crate::error::ServiceError;
use crate::ledger;
use crate::register::by_id;

/// Begins the draft that the proposal of a number asks for, and names in it the proposal and those that were ticked beside it.
/// Who left an address is told that it is being written.
///
/// # Errors
/// As [`create_draft`](crate::drafts::create_draft); [`ServiceError::Invalid`] with `proposals`: `refused` where one of them was
/// not accepted, and what `chosen` refuses.
pub async fn begin_amendment(
    services: &Services,
    request: &Request,
    number: i64,
    others: &[i64],
) -> Result<DraftSummary, ServiceError> {
    let write = services.database.write().await?;
    let chosen = chosen(&*write, request, number, others).await?;
    allow(&request.actor, Action::CreateDraft, &Resource::Draft { body: chosen.body() })?;
    if chosen.all().any(|one| one.outcome.as_deref() == Some(Outcome::NotAccepted.code())) {
        return Err(ServiceError::field("proposals", "refused"));
    }
    let asked = &chosen.leading.kind;
    let kind = known(ProposalKind::from_code(asked), asked)?.draft_kind();
    let service = by_id(&*write, chosen.service.id).await?;
    let draft = begin(services, request, &write, &service, kind).await?;
    let links: Vec<_> = chosen
        .all()
        .map(|one| proposal_draft::ActiveModel {
            proposal_id: Set(one.id),
            draft_id: Set(draft.id),
            linked_at: Set(request.at),
            linked_by: Set(request.user_id()),
            ..Default::default()
        })
        .collect();
    proposal_draft::Entity::insert_many(links).exec_without_returning(&*write).await?;
    for one in chosen.all() {
        let facts = Facts::of("draft", draft.id);
        ledger::append(&write, request, "proposal.taken", &subject_of(one.id), facts).await?;
    }
    moved(services, &write, request, &draft, ProposalStep::Begun).await?;
    write.commit().await?;
    Ok(draft)
}
