//! A change that came back is taken into the draft, or left.

use domain::language::Language;
use domain::ledger::Facts;
use domain::standard::word::taken;
use domain::standard::{Element, SectionKey};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::change::{WordChangeKind, WordDecision};
use crate::context::{Request, Services};
use crate::drafts::load::{Loaded, load};
use crate::drafts::save::{SavedSection, clean, may_write, save};
use crate::drafts::versions::at_version;
use crate::entity::word_change::{ActiveModel, Column, Entity, Model};
use crate::error::ServiceError;
use crate::ledger;
use crate::storage::Write;

/// Takes a change into the draft: what the file made of the text that went out is merged with what was saved since, as every
/// save is.
///
/// # Errors
/// [`ServiceError::Denied`]; [`ServiceError::NotFound`]; [`ServiceError::Refused`] while the text is fixed;
/// [`ServiceError::Stale`] with the section where the same words were changed since; [`ServiceError::Invalid`] with `change`:
/// `decided` where it has a decision already, `apart` where it cannot be taken by itself.
pub async fn take_word(
    services: &Services,
    request: &Request,
    draft: &str,
    change: i64,
) -> Result<SavedSection, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, draft).await?;
    may_write(request, &loaded)?;
    let row = undecided(&write, &loaded, change).await?;
    let apart = || ServiceError::field("change", "apart");
    let section = row.section.as_deref().and_then(SectionKey::from_code).ok_or_else(apart)?;
    let base_version = row.base_version.ok_or_else(apart)?;
    let base = at_version(&*write, loaded.row.id, section, base_version).await?;
    let elements = with(serde_json::from_str(&base.elements)?, &row).ok_or_else(apart)?;
    let elements = clean(section, elements)?;
    let subject = loaded.subject();
    let saved = save(&write, services, request, loaded, section, base_version, elements).await?;
    decide(&write, request, row, WordDecision::Taken).await?;
    let facts = Facts::of("section", section).and("change", change);
    ledger::append(&write, request, "word.taken", &subject, facts).await?;
    write.commit().await?;
    Ok(saved)
}

/// Leaves a change: the draft stays as it is, and the change with its decision stays to be read.
///
/// # Errors
/// As [`take_word`], without [`ServiceError::Stale`].
pub async fn leave_word(
    services: &Services,
    request: &Request,
    draft: &str,
    change: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, draft).await?;
    may_write(request, &loaded)?;
    let row = undecided(&write, &loaded, change).await?;
    decide(&write, request, row, WordDecision::Left).await?;
    let facts = Facts::of("change", change);
    ledger::append(&write, request, "word.left", &loaded.subject(), facts).await?;
    write.commit().await
}

async fn undecided(write: &Write, loaded: &Loaded, change: i64) -> Result<Model, ServiceError> {
    let row = Entity::find_by_id(change).filter(Column::DraftId.eq(loaded.row.id)).one(&**write).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    if row.decision.is_some() { Err(ServiceError::field("change", "decided")) } else { Ok(row) }
}

async fn decide(
    write: &Write,
    request: &Request,
    row: Model,
    decision: WordDecision,
) -> Result<(), ServiceError> {
    let mut changed: ActiveModel = row.into();
    changed.decision = Set(Some(decision.code().to_owned()));
    changed.decided_at = Set(Some(request.at));
    changed.decided_by = Set(request.user_id());
    changed.update(&**write).await?;
    Ok(())
}

/// The section that went out with this change alone; none where it cannot be taken by itself.
fn with(mut elements: Vec<Element>, row: &Model) -> Option<Vec<Element>> {
    let kind = WordChangeKind::from_code(&row.kind).filter(|kind| kind.can_be_taken())?;
    let id = row.element.as_deref()?;
    let place = elements.iter().position(|element| element.id.as_str() == id)?;
    if kind == WordChangeKind::Removed {
        elements.remove(place);
        return Some(elements);
    }
    let language = Language::from_code(row.language.as_deref()?)?;
    let element = elements.get_mut(place)?;
    *element = taken(element, language, &row.said)?;
    Some(elements)
}
