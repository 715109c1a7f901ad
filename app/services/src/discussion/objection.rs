//! The objection of an author to hidden words, and the answer of the body.

use domain::access::{Action, allow};
use domain::discussion::hiding::because;
use domain::discussion::{HidingState, HidingStep};
use domain::language::Language;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::discussed::{Discussed, discussed};
use super::hide::{invalid, show_instead, tell};
use super::hiding_page::{newest, stored};
use super::read::number_of;
use super::receipt_link;
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::{body, comment, hiding};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::search;
use crate::storage::Write;

/// The author, known by the secret of the receipt, objects to the hiding; the body is told.
///
/// # Errors
/// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] without words, or with `no_step` where none is to be made.
pub async fn object(
    services: &Services,
    request: &Request,
    receipt: &str,
    words: &str,
) -> Result<(), ServiceError> {
    let objection = because("objection", words).map_err(|problem| invalid(&[problem]))?;
    let write = services.database.write().await?;
    let found = comment::Entity::find().filter(comment::Column::Receipt.eq(receipt)).one(&*write).await?;
    let comment = found.ok_or(ServiceError::NotFound)?;
    let draft = discussed(services, &number_of(services, comment.draft_id).await?).await?;
    let (row, state) = step(&write, &draft, comment.number, HidingStep::Object).await?;
    let mut row: hiding::ActiveModel = row.into();
    row.state = Set(state.code().to_owned());
    row.objection = Set(Some(objection));
    row.objected_at = Set(Some(request.at));
    let row = row.update(&*write).await?;
    let body = body::Entity::find_by_id(draft.body.0).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    if !body.email.is_empty() {
        let site = &services.settings.public_url;
        let letter = |language: Language| Letter::Objection {
            number: draft.number.clone(),
            comment: comment.number,
            link: format!(
                "{site}/{}/desk/drafts/{}/comments/{}/hide",
                language.code(),
                draft.number,
                comment.number
            ),
        };
        // Nobody knows in which language a body reads its mail.
        let written = services.settings.letters.write_in_every_language(&letter);
        outbox::enqueue(&*write, Message::new(body.email, written), request.at).await?;
    }
    let sealed = seal::hiding(&services.settings.keys, &row, state.hides())?;
    let facts = Facts::of("comment", comment.number).sealing([sealed]);
    ledger::append(&write, request, "hiding.objected", &draft.subject(), facts).await?;
    write.commit().await
}

/// Answers an objection, or lets the words be read again of one's own accord, and tells the author.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] without words, with
/// `no_step` where the step is not to be taken, with `erased` where there are no words any more; [`ServiceError::NotFound`].
pub async fn answer(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    hides: bool,
    words: &str,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let answer = because("answer", words).map_err(|problem| invalid(&[problem]))?;
    let write = services.database.write().await?;
    let of_comment = stored(&*write, &draft, comment).await?;
    if !hides && of_comment.text.is_empty() {
        return Err(ServiceError::field("answer", "erased"));
    }
    let taken = if hides { HidingStep::Uphold } else { HidingStep::End };
    let (row, state) = step(&write, &draft, comment, taken).await?;
    let mut row: hiding::ActiveModel = row.into();
    row.state = Set(state.code().to_owned());
    row.answer = Set(Some(answer.clone()));
    row.answered_at = Set(Some(request.at));
    row.answered_by = Set(request.user_id());
    let row = row.update(&*write).await?;
    if !state.hides() {
        show_instead(&write, &of_comment, None).await?;
        search::comment_changed(services, &write, of_comment.draft_id, of_comment.number).await?;
    }
    let link = |language| receipt_link(services, language, &of_comment.receipt);
    tell(services, request, &write, &of_comment, |language| Letter::HidingAnswered {
        number: draft.number.clone(),
        title: draft.title.clone(),
        comment,
        hides: state.hides(),
        answer: answer.clone(),
        link: link(language),
    })
    .await?;
    let sealed = seal::hiding(&services.settings.keys, &row, state.hides())?;
    let facts = Facts::of("comment", comment).sealing([sealed]);
    ledger::append(&write, request, "hiding.answered", &draft.subject(), facts).await?;
    write.commit().await
}

/// The newest hiding with the state that a step leads to.
async fn step(
    write: &Write,
    draft: &Discussed,
    comment: i64,
    step: HidingStep,
) -> Result<(hiding::Model, HidingState), ServiceError> {
    let field = if step == HidingStep::Object { "objection" } else { "answer" };
    let refused = || ServiceError::field(field, "no_step");
    let row = newest(&**write, draft.draft_id, comment).await?.ok_or_else(refused)?;
    let state = known(HidingState::from_code(&row.state), &row.state)?;
    let next = state.after(step).ok_or_else(refused)?;
    Ok((row, next))
}
