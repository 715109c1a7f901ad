//! Hiding the words of a comment, and weighing the objection of its author.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::discussion::hiding::{HidingProblem, because};
use domain::discussion::{Hidden, HidingGround, HidingInput, HidingState, HidingStep};
use domain::language::{Language, Localized};
use domain::ledger::Facts;
use domain::standard::ContentHash;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::discussed::{Discussed, discussed};
use super::read::{number_of, of_draft};
use super::receipt_link;
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::{body, comment, draft, erasure, hiding};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// A hiding as those who decide on it read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HidingRecord {
    /// Where it stands.
    pub state: HidingState,
    /// What is wrong with the words.
    pub ground: HidingGround,
    /// Why.
    pub reason: String,
    /// Since when, UTC.
    pub hidden_at: DateTime<Utc>,
    /// What the author objects.
    pub objection: Option<String>,
    /// When the author objected, UTC.
    pub objected_at: Option<DateTime<Utc>>,
    /// What the body answered.
    pub answer: Option<String>,
    /// When it was answered, UTC.
    pub answered_at: Option<DateTime<Utc>>,
}

/// A comment on the page where its words are hidden.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HidingPage {
    /// The number of the draft.
    pub number: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the comment in the draft.
    pub comment: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The language of the comment.
    pub language: Language,
    /// Its words; empty where they were taken out.
    pub text: String,
    /// The wording it proposes.
    pub suggestion: Option<String>,
    /// The name of its author; empty where it was taken out.
    pub author: String,
    /// The newest hiding, if there is one.
    pub hiding: Option<HidingRecord>,
    /// Whether the words were taken out on a lawful demand.
    pub words_erased: bool,
    /// Whether what tells who its author is was taken out on a lawful demand.
    pub person_erased: bool,
}

/// A comment with what was done about its words, for a head of the body.
///
/// # Errors
/// [`ServiceError::Denied`], [`ServiceError::NotFound`].
pub async fn hiding_page(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<HidingPage, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let connection = &services.database.connection;
    let row = stored(connection, &draft, comment).await?;
    let hiding = newest(connection, draft.draft_id, comment).await?.map(record).transpose()?;
    let erased = erasure::Entity::find()
        .filter(erasure::Column::DraftId.eq(draft.draft_id))
        .filter(erasure::Column::Comment.eq(comment))
        .all(connection)
        .await?;
    Ok(HidingPage {
        number: draft.number.clone(),
        title: draft.title.clone(),
        comment,
        received_at: row.received_at,
        language: known(Language::from_code(&row.language), &row.language)?,
        text: row.text,
        suggestion: row.suggestion,
        author: row.author_name,
        hiding,
        words_erased: erased.iter().any(|erasure| erasure.words),
        person_erased: erased.iter().any(|erasure| erasure.person),
    })
}

/// Hides the words of a comment, whatever stage its draft is in, and tells its author.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] with the fields, with
/// `already_hidden` where they are hidden; [`ServiceError::NotFound`].
pub async fn hide(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    input: &HidingInput,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let new = input.parse().map_err(|problems| invalid(&problems))?;
    let write = services.database.write().await?;
    let row = stored(&*write, &draft, comment).await?;
    if row.hidden.is_some() {
        return Err(ServiceError::field("ground", "already_hidden"));
    }
    let text_hash = ContentHash::of(row.text.as_bytes());
    let hidden = Hidden { at: request.at, ground: new.ground, reason: new.reason.clone(), text_hash };
    let hiding = hiding::ActiveModel {
        draft_id: Set(draft.draft_id),
        comment: Set(comment),
        state: Set(HidingState::Hidden.code().to_owned()),
        ground: Set(new.ground.code().to_owned()),
        reason: Set(new.reason.clone()),
        hidden_at: Set(request.at),
        hidden_by: Set(request.user_id()),
        ..Default::default()
    };
    let hiding = hiding.insert(&*write).await?;
    show_instead(&write, &row, Some(&hidden)).await?;
    let link = |language| receipt_link(services, language, &row.receipt);
    tell(services, request, &write, &row, |language| Letter::CommentHidden {
        number: draft.number.clone(),
        title: draft.title.clone(),
        comment,
        ground: new.ground,
        reason: new.reason.clone(),
        link: link(language),
    })
    .await?;
    let sealed = seal::hiding(&services.settings.keys, &hiding, true)?;
    let facts = Facts::of("comment", comment).sealing([sealed]);
    ledger::append(&write, request, "comment.hidden", &draft.subject(), facts).await?;
    write.commit().await
}

/// The author, known by the secret of the receipt, objects to the hiding; the body is told.
///
/// # Errors
/// [`ServiceError::NotFound`]; [`ServiceError::Invalid`] without words, or with `no_objection` where none is to be made.
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
        let language = Language::Ru;
        let site = &services.settings.public_url;
        let (code, number) = (language.code(), &draft.number);
        let letter = Letter::Objection {
            number: number.clone(),
            comment: comment.number,
            link: format!("{site}/{code}/desk/drafts/{number}/comments/{}/hide", comment.number),
        };
        let written = services.settings.letters.write(language, &letter);
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

/// Where the newest hiding of a comment stands.
pub(super) async fn state_of(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comment: i64,
) -> Result<Option<HidingState>, ServiceError> {
    let row = newest(connection, draft_id, comment).await?;
    row.map(|row| known(HidingState::from_code(&row.state), &row.state)).transpose()
}

/// The comment of a number as it is stored.
pub(super) async fn stored(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comment: i64,
) -> Result<comment::Model, ServiceError> {
    let found = of_draft(draft).filter(comment::Column::Number.eq(comment)).one(connection).await?;
    found.ok_or(ServiceError::NotFound)
}

async fn newest(
    connection: &impl ConnectionTrait,
    draft_id: i64,
    comment: i64,
) -> Result<Option<hiding::Model>, ServiceError> {
    let found = hiding::Entity::find()
        .filter(hiding::Column::DraftId.eq(draft_id))
        .filter(hiding::Column::Comment.eq(comment))
        .order_by_desc(hiding::Column::Id)
        .one(connection)
        .await?;
    Ok(found)
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

/// What everybody reads in the place of the words; the draft is another one from now on for those who keep its pages.
async fn show_instead(
    write: &Write,
    row: &comment::Model,
    hidden: Option<&Hidden>,
) -> Result<(), ServiceError> {
    let hidden = hidden.map(serde_json::to_string).transpose()?;
    comment::Entity::update_many()
        .col_expr(comment::Column::Hidden, Expr::value(hidden))
        .col_expr(comment::Column::Version, Expr::col(comment::Column::Version).add(1))
        .filter(comment::Column::Id.eq(row.id))
        .exec(&**write)
        .await?;
    draft::Entity::update_many()
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(row.draft_id))
        .exec(&**write)
        .await?;
    Ok(())
}

/// Writes to the author of a comment, in the language of the comment.
async fn tell(
    services: &Services,
    request: &Request,
    write: &Write,
    row: &comment::Model,
    letter: impl FnOnce(Language) -> Letter,
) -> Result<(), ServiceError> {
    if row.email.is_empty() {
        return Ok(());
    }
    let language = known(Language::from_code(&row.language), &row.language)?;
    let written = services.settings.letters.write(language, &letter(language));
    outbox::enqueue(&**write, Message::new(row.email.clone(), written), request.at).await
}

fn record(row: hiding::Model) -> Result<HidingRecord, ServiceError> {
    Ok(HidingRecord {
        state: known(HidingState::from_code(&row.state), &row.state)?,
        ground: known(HidingGround::from_code(&row.ground), &row.ground)?,
        reason: row.reason,
        hidden_at: row.hidden_at,
        objection: row.objection,
        objected_at: row.objected_at,
        answer: row.answer,
        answered_at: row.answered_at,
    })
}

fn invalid(problems: &[HidingProblem]) -> ServiceError {
    ServiceError::Invalid(problems.iter().map(|(field, code)| FieldProblem::new(*field, *code)).collect())
}
