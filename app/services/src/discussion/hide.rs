//! Hiding the words of a comment: everybody reads a published reason in their place, and their author is told.

use domain::access::{Action, allow};
use domain::discussion::hiding::HidingProblem;
use domain::discussion::{Hidden, HidingInput, HidingState};
use domain::language::Language;
use domain::ledger::Facts;
use domain::standard::ContentHash;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::abuse_rows::{AbuseOutcome, settle};
use super::counters::{self, Changes};
use super::discussed::discussed;
use super::hiding_page::stored;
use super::receipt_link;
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::{comment, draft, hiding};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::search;
use crate::storage::Write;

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
    search::comment_changed(services, &write, row.draft_id, row.number).await?;
    settle(&write, request, &draft, comment, AbuseOutcome::Hidden).await?;
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

/// What everybody reads in the place of the words; the draft is another one from now on for those who keep its pages.
pub(super) async fn show_instead(
    write: &Write,
    row: &comment::Model,
    hidden: Option<&Hidden>,
) -> Result<(), ServiceError> {
    let hidden = hidden.map(serde_json::to_string).transpose()?;
    let more = i64::from(hidden.is_some()) - i64::from(row.hidden.is_some());
    Changes::of(counters::hidden(), more).write(&**write, row.draft_id).await?;
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
pub(super) async fn tell(
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

/// What is wrong with a form about hidden words.
pub(super) fn invalid(problems: &[HidingProblem]) -> ServiceError {
    ServiceError::Invalid(problems.iter().map(|(field, code)| FieldProblem::new(*field, *code)).collect())
}
