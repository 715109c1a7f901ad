//! Withdrawing a draft, with a reason that is public.

use domain::access::{Action, allow};
use domain::discussion::TextProblem;
use domain::draft::{Draft, StageName, written_reason};
use domain::ledger::Facts;
use sea_orm::Set;

use super::addressees::addressees;
use super::load::{load, touch};
use super::summary::{DraftSummary, one};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox;
use crate::storage::Write;

/// Withdraws a draft before its approval, as decided by one who saw it in `stage`: to withdraw what is being
/// written and to end a discussion are not the same. Those who commented and those who follow are told, if it was placed.
///
/// # Errors
/// [`ServiceError::Stale`] if the draft stands in another stage by now; [`ServiceError::Denied`] unless the actor is a head
/// of the body; [`ServiceError::Refused`] without a reason, after the approval, or if it is withdrawn already.
pub async fn withdraw(
    services: &Services,
    request: &Request,
    number: &str,
    stage: StageName,
    reason: &str,
) -> Result<DraftSummary, ServiceError> {
    let told = |problem: TextProblem| ServiceError::field("reason", problem.code());
    let reason = written_reason(reason).map_err(told)?;
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::Withdraw, &loaded.resource())?;
    let subject = loaded.subject();
    let (stands, version) = (loaded.draft.stage(request.at), loaded.row.version);
    if stands.can_be_withdrawn() && stands != stage {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    let withdrawn = loaded.draft.withdraw(request.at, &reason).map_err(|refused| refused.refusal)?;
    let mut row: draft::ActiveModel = loaded.row.into();
    row.withdrawn_at = Set(Some(withdrawn.withdrawn_at));
    row.withdrawn_by = Set(request.user_id());
    row.withdraw_reason = Set(Some(withdrawn.reason.clone()));
    row.stage = Set(Draft::from(withdrawn).stored().code().to_owned());
    let saved = touch(&write, row).await?;
    let sealed = seal::withdrawal(&services.settings.keys, &saved)?;
    ledger::append(&write, request, "draft.withdrawn", &subject, Facts::none().sealing([sealed])).await?;
    let summary = one(&*write, saved, request.at).await?;
    tell(services, &write, request, &summary, &reason).await?;
    write.commit().await?;
    Ok(summary)
}

/// Puts a letter into the outbox for everybody who commented on a placed draft or follows it, one to each address.
async fn tell(
    services: &Services,
    write: &Write,
    request: &Request,
    summary: &DraftSummary,
    reason: &str,
) -> Result<(), ServiceError> {
    if summary.placement.is_none() {
        return Ok(());
    }
    let readers = addressees(services, write, summary, "").await?;
    let letters = readers.into_iter().map(|reader| {
        let letter = Letter::DraftWithdrawn {
            number: summary.number.clone(),
            title: summary.title.clone(),
            reason: reason.to_owned(),
            link: reader.link.clone(),
            end: reader.end.clone(),
        };
        (reader.message(services, &letter), request.at)
    });
    outbox::enqueue_all(&**write, letters.collect()).await
}
