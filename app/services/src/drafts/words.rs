//! Editing the words of a clause.

use domain::discussion::{TextProblem, screen};
use domain::draft::DraftKind;
use domain::language::Language;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::base::base_of;
use super::clauses::worded;
use super::copy::current_content;
use super::kept_words::KeptWords;
use super::load::{load, touch};
use super::save::may_write;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::amending_word::{ActiveModel, Column, Entity};
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// The longest words of one clause, in characters.
const WORDS_LIMIT: u32 = 20_000;

/// Keeps the words of a clause as somebody edited them. Blank ones, or those that are generated, give the clause its generated
/// words back.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body; [`ServiceError::NotFound`] unless the draft amends a standard;
/// [`ServiceError::Refused`] while the text is fixed; [`ServiceError::Stale`] if the clause is another one by now;
/// [`ServiceError::Invalid`] with the problem of `words`.
pub async fn save_words(
    services: &Services,
    request: &Request,
    number: &str,
    typed: &KeptWords,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    may_write(request, &loaded)?;
    let base = base_of(&*write, &loaded.row).await?;
    let base = base.filter(|_| loaded.draft.origin().kind == DraftKind::Amendment);
    let base = base.ok_or(ServiceError::NotFound)?;
    let words = match screen(&typed.words, WORDS_LIMIT) {
        Ok(words) => words,
        Err(TextProblem::Empty) => String::new(),
        Err(problem) => return Err(ServiceError::field("words", problem.code())),
    };
    let text = current_content(&*write, loaded.row.id).await?;
    let stands = worded(&base.content, &text, &[])?.clauses;
    let clause = stands.iter().find(|clause| clause.key == typed.clause && clause.mark == typed.mark);
    let version = loaded.row.version;
    let clause = clause.ok_or_else(|| ServiceError::Stale(Box::new(Conflict::Draft { version })))?;
    let is_own = !words.is_empty() && words != clause.generated.get(typed.language);
    let former = Entity::find()
        .filter(Column::DraftId.eq(loaded.row.id))
        .filter(Column::Clause.eq(&typed.clause))
        .filter(Column::Language.eq(typed.language.code()))
        .one(&*write)
        .await?;
    let row = ActiveModel {
        draft_id: Set(loaded.row.id),
        clause: Set(typed.clause.clone()),
        language: Set(typed.language.code().to_owned()),
        mark: Set(typed.mark.clone()),
        words: Set(words.clone()),
        saved_at: Set(request.at),
        saved_by: Set(request.user_id()),
        ..Default::default()
    };
    match (former, is_own) {
        (None, false) => return Ok(()),
        (None, true) => {
            row.insert(&*write).await?;
        }
        (Some(former), true) => {
            ActiveModel { id: Set(former.id), ..row }.update(&*write).await?;
        }
        (Some(former), false) => {
            Entity::delete_many().filter(Column::Id.eq(former.id)).exec(&*write).await?;
        }
    }
    let subject = loaded.subject();
    let hash = seal::keyed(&services.settings.keys, &(loaded.row.id, &typed.clause, &words))?;
    let facts = Facts::of("section", clause.clause.section).and("language", typed.language).and("text", hash);
    touch(&write, loaded.row.into()).await?;
    ledger::append(&write, request, "clause.worded", &subject, facts).await?;
    write.commit().await
}

/// Gives up words whose clause changed since or is no more, so that they are not shown any longer.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body; [`ServiceError::Refused`] while the text is fixed.
pub async fn drop_words(
    services: &Services,
    request: &Request,
    number: &str,
    clause: &str,
    language: Language,
    mark: &str,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    may_write(request, &loaded)?;
    Entity::delete_many()
        .filter(Column::DraftId.eq(loaded.row.id))
        .filter(Column::Clause.eq(clause))
        .filter(Column::Language.eq(language.code()))
        .filter(Column::Mark.eq(mark))
        .exec(&*write)
        .await?;
    let subject = loaded.subject();
    touch(&write, loaded.row.into()).await?;
    ledger::append(&write, request, "clause.worded", &subject, Facts::of("language", language)).await?;
    write.commit().await
}
