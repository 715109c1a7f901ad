//! A suggested wording goes into the working copy by one control.

use domain::access::{Action, allow};
use domain::discussion::ShownAuthor;
use domain::draft::Refusal;
use domain::language::Language;
use domain::ledger::Facts;
use domain::standard::{ContentHash, Element, ElementId, SectionKey};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::comment_filter::of_draft;
use super::discussed::discussed;
use super::stage::standing;
use super::view::Decisions;
use super::view::view;
use crate::context::{Request, Services};
use crate::drafts::SavedSection;
use crate::drafts::copy::newest_sections;
use crate::drafts::save;
use crate::entity::comment;
use crate::error::ServiceError;
use crate::ledger;

/// What was taken: the facts with which the form of the decision is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenSuggestion {
    /// The number of the comment.
    pub comment: i64,
    /// Its author.
    pub author: ShownAuthor,
    /// The section.
    pub section: SectionKey,
    /// The element, to be linked with the decision.
    pub element: ElementId,
    /// The number of the clause in the placed revision.
    pub clause: Option<String>,
    /// The language of the wording.
    pub language: Language,
    /// The clause before.
    pub before: String,
    /// The clause now.
    pub after: String,
    /// The version of the section that holds them now.
    pub version: i64,
}

/// The mark of words, by which a control says in whose place it puts others.
pub fn words_mark(words: &str) -> String {
    ContentHash::of(words.trim().as_bytes()).short()
}

/// Takes the wording that a comment suggests into the working copy, in the place of the clause of the mark `over` and of no
/// other. Taken twice, it changes nothing the second time.
///
/// # Errors
/// [`Refusal::UnknownComment`]; [`ServiceError::Invalid`] on the field `suggestion` if the comment has none
/// (`no_suggestion`), the working copy no longer has the element (`element_gone`) or says other words there than those that
/// were shown (`changed`), or the wording touches what is not
/// words but a typed part that a person must enter ([`Element::reworded`]; `typed_part`); [`ServiceError::Denied`].
pub async fn take_suggestion(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    over: &str,
) -> Result<TakenSuggestion, ServiceError> {
    let told = |code| ServiceError::field("suggestion", code);
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    let standing = standing(&*write, request, &draft, Action::Decide).await?;
    allow(&request.actor, Action::ReviseDraft, &draft.resource())?;
    let row = of_draft(&draft).filter(comment::Column::Number.eq(comment)).one(&*write).await?;
    let row = row.ok_or(Refusal::UnknownComment { comment })?;
    let comment = view(&row, &draft.placed, &Decisions::default())?;
    let suggestion = comment.suggestion.ok_or_else(|| told("no_suggestion"))?;
    let section = comment.anchor.section.ok_or_else(|| told("no_suggestion"))?;
    // The writers come one after another: the version read here is the newest one until the commit.
    let newest = newest_sections(&*write, draft.draft_id).await?;
    let newest = newest.into_iter().find(|row| row.section == section.code());
    let newest = newest.ok_or_else(|| told("element_gone"))?;
    let mut elements: Vec<Element> = serde_json::from_str(&newest.elements)?;
    let element = elements.iter_mut().find(|element| element.id == suggestion.element);
    let element = element.ok_or_else(|| told("element_gone"))?;
    let language = suggestion.language;
    let reworded = element.reworded(language, &suggestion.text).ok_or_else(|| told("typed_part"))?;
    let (before, after) = (element.clause(language), reworded.clause(language));
    if *element != reworded && words_mark(&before) != over {
        return Err(told("changed"));
    }
    *element = reworded;
    let saved = save(&write, services, request, standing.loaded, section, newest.version, elements).await?;
    let version = match saved {
        SavedSection::Unchanged { version }
        | SavedSection::Saved { version }
        | SavedSection::Merged { version, .. } => version,
    };
    let taken = TakenSuggestion {
        comment: comment.number,
        author: comment.author,
        section,
        element: suggestion.element,
        clause: comment.clause,
        language,
        before,
        after,
        version,
    };
    if taken.before == taken.after {
        return Ok(taken);
    }
    let facts = Facts::of("comment", taken.comment)
        .and("section", section)
        .and("element", &taken.element)
        .and("language", language)
        .and("version", taken.version);
    ledger::append(&write, request, "suggestion.taken", &draft.subject(), facts).await?;
    write.commit().await?;
    Ok(taken)
}
