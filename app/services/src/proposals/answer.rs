//! A proposal is answered with reasons, near-identical ones by one answer (R13-3).

use domain::discussion::Outcome;
use domain::language::{Language, Localized};
use domain::ledger::Facts;
use domain::proposal::NewAnswer;
use domain::standard::ContentHash;
use sea_orm::{ActiveModelTrait, Set};

use super::chosen::{Chosen, chosen};
use super::subject_of;
use super::submit::{receipt_link, told};
use crate::context::{Request, Services};
use crate::discussion::known;
use crate::entity::proposal;
use crate::error::ServiceError;
use crate::ledger;
use crate::letters::Letter;
use crate::outbox::{self, Message};

/// Answers the proposal of a number, and with the same words those that were ticked beside it. An answer is given once; who
/// left an address is told by letter.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body that develops the standard; [`ServiceError::Invalid`] with the
/// fields: `answered` where one of them has an answer already, and what `chosen` refuses.
pub async fn answer(
    services: &Services,
    request: &Request,
    number: i64,
    others: &[i64],
    outcome: &str,
    words: &str,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let chosen = chosen(&*write, request, number, others).await?;
    let new = NewAnswer::parse(outcome, words).map_err(|found| ServiceError::Invalid(told(&found)))?;
    if chosen.all().any(|one| one.answered_at.is_some()) {
        return Err(ServiceError::field("proposals", "answered"));
    }
    let mut letters = Vec::new();
    for row in chosen.all() {
        let mut changed: proposal::ActiveModel = row.clone().into();
        changed.outcome = Set(Some(new.outcome.code().to_owned()));
        changed.answer = Set(Some(new.words.clone()));
        changed.answered_at = Set(Some(request.at));
        changed.answered_by = Set(request.user_id());
        changed.update(&*write).await?;
        let facts =
            Facts::of("outcome", new.outcome.code()).and("answer", ContentHash::of(new.words.as_bytes()));
        ledger::append(&write, request, "proposal.answered", &subject_of(row.id), facts).await?;
        letters.extend(letter(services, &chosen, row, new.outcome, &new.words)?);
    }
    let letters = letters.into_iter().map(|message| (message, request.at)).collect();
    outbox::enqueue_all(&*write, letters).await?;
    write.commit().await
}

/// The letter to the author of one of them, if an address was left.
fn letter(
    services: &Services,
    chosen: &Chosen,
    row: &proposal::Model,
    outcome: Outcome,
    words: &str,
) -> Result<Option<Message>, ServiceError> {
    let Some(email) = row.email.clone() else { return Ok(None) };
    let language = known(Language::from_code(&row.language), &row.language)?;
    let service = &chosen.service;
    let letter = Letter::ProposalAnswered {
        proposal: row.id,
        service: Localized::new(&service.name_kk, &service.name_ru, &service.name_en),
        outcome,
        answer: words.to_owned(),
        link: receipt_link(services, language, &row.receipt),
    };
    Ok(Some(Message::new(email, services.settings.letters.write(language, &letter))))
}
