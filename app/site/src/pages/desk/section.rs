//! One section of a draft: its form, with and without JavaScript, and what became of a save.

mod causes;
mod notice;
mod view;

use axum::extract::State;
use domain::standard::{ElementId, SectionKey};
use services::Conflict;
use services::drafts::{self, SaveSection, SavedSection, SectionConflict};
use services::error::{FieldProblem, ServiceError};

use self::notice::{merged_notice, refusal_notice, saved_words};
use self::view::{show, show_with};
use super::opened::{Opened, against, only, open};
use crate::components::editing::editor_words;
use crate::{Answer, Fields, Flash, FormState, PageError, SectionPath, Site, Visitor, see_other};
use app::components::editor::read::{FieldFault, LineFault, read};
use app::components::editor::seed::{EditorSeed, SaveState};
use app::components::editor::typed::{Press, TypedSection, field_name};
use app::components::editor::write::{fresh_by, fresh_group};

pub(crate) use self::notice::{collision, merged_words, saved_at};

/// Shows the form of a section, or its text where it cannot be written.
///
/// # Errors
/// [`PageError`] if there is no such draft or section, or it is another body's.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    SectionPath { number, section: key }: SectionPath,
) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let typed = typed_of(&site, &opened, key)?;
    let mut seed = seed(&site, &visitor, &opened, key, typed).await?;
    seed.state_words = saved_words(&site, &visitor, &opened, key);
    let merged = merged_notice(&site, &visitor, &number, key).await?;
    Ok(Box::pin(show(&site, &visitor, FormState::Fresh, opened, seed, merged)).await?)
}

/// Saves the section, or changes its lines and shows the form again.
///
/// # Errors
/// [`PageError`] if there is no such draft or section, or the visitor may not write it.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    SectionPath { number, section: key }: SectionPath,
    fields: Fields,
) -> Answer {
    // Who may not read the draft is told so before anything is said of the form.
    let opened = open(&site, &visitor, &number).await?;
    if causes::is_meant(&fields) {
        return Box::pin(cause(&site, &visitor, opened, key, &fields)).await;
    }
    let base: i64 = fields.get("base").parse().map_err(|_| PageError::BadRequest)?;
    let mut typed = TypedSection::from_fields(fields.iter());
    let press = Press::of(fields.get("do"));
    if press != Press::Save {
        let id = new_id(&site)?;
        typed.press(&press, || match press {
            Press::Group => fresh_group(id.as_str(), fields.get("offered")),
            _ => fresh_by(&press, id.as_str(), key),
        });
        let seed = EditorSeed {
            base,
            state: SaveState::Unsaved,
            ..seed(&site, &visitor, &opened, key, typed).await?
        };
        return Ok(Box::pin(show(&site, &visitor, FormState::Fresh, opened, seed, None)).await?);
    }
    let mut failure = None;
    let (elements, faults) = read(&typed, key, || {
        new_id(&site).unwrap_or_else(|error| {
            failure = Some(error);
            ElementId::from_random(0)
        })
    });
    if let Some(error) = failure {
        return Err(error.into());
    }
    if !faults.is_empty() {
        let seed = EditorSeed {
            base,
            faults,
            state: SaveState::Invalid,
            ..seed(&site, &visitor, &opened, key, typed).await?
        };
        return Ok(Box::pin(show(&site, &visitor, FormState::Invalid, opened, seed, None)).await?);
    }
    let input = SaveSection { draft: number.clone(), section: key, base_version: base, elements };
    let address = format!("{}/edit/{}", opened.address(&visitor), key.code());
    match drafts::save_section(&site.services, &visitor.request(), input).await {
        Ok(SavedSection::Unchanged { .. } | SavedSection::Saved { .. }) => {
            Ok(see_other(&address, Some(Flash::Saved)))
        }
        Ok(SavedSection::Merged { version, .. }) => {
            Ok(see_other(&format!("{address}?merged={version}"), None))
        }
        Err(ServiceError::Stale(conflict)) => match *conflict {
            Conflict::Section(conflict) => Box::pin(collided(&site, &visitor, opened, key, &conflict)).await,
            other => Err(ServiceError::Stale(Box::new(other)).into()),
        },
        Err(ServiceError::Invalid(problems)) => {
            let faults = problems.iter().map(stored_fault).collect();
            let seed = EditorSeed {
                base,
                faults,
                state: SaveState::Invalid,
                ..seed(&site, &visitor, &opened, key, typed).await?
            };
            Ok(Box::pin(show(&site, &visitor, FormState::Invalid, opened, seed, None)).await?)
        }
        Err(ServiceError::Refused(refusal)) => {
            let seed = EditorSeed {
                base,
                state: SaveState::Failed,
                ..seed(&site, &visitor, &opened, key, typed).await?
            };
            // What was typed stays on the page, although it cannot be saved any more.
            let opened = Opened { writable: true, ..opened };
            Ok(show(
                &site,
                &visitor,
                FormState::Conflict,
                opened,
                seed,
                Some(refusal_notice(&visitor, &refusal)),
            )
            .await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// The form with everything that goes together, and both sides of what does not.
pub(super) async fn collided(
    site: &Site,
    visitor: &Visitor,
    opened: Opened,
    key: SectionKey,
    conflict: &SectionConflict,
) -> Answer {
    let collision = collision(site, visitor, conflict);
    let typed = TypedSection::of(&conflict.merge.elements, key, || fresh_text(site));
    let seed = EditorSeed {
        base: conflict.version,
        collision: Some(collision),
        state: SaveState::Conflict,
        ..seed(site, visitor, &opened, key, typed).await?
    };
    Ok(Box::pin(show(site, visitor, FormState::Conflict, opened, seed, None)).await?)
}

/// Names the cause of a change, or takes a link back.
async fn cause(site: &Site, visitor: &Visitor, opened: Opened, key: SectionKey, fields: &Fields) -> Answer {
    let number = opened.copy.summary.number.clone();
    let typed = match causes::save(site, visitor, &number, fields).await {
        Ok(Ok(())) => {
            let back = format!("{}/edit/{}#causes", opened.address(visitor), key.code());
            return Ok(see_other(&back, Some(Flash::Saved)));
        }
        Ok(Err(typed)) => typed,
        Err(ServiceError::Refused(refusal)) => {
            let seed = seed(site, visitor, &opened, key, typed_of(site, &opened, key)?).await?;
            let notice = Some(refusal_notice(visitor, &refusal));
            return Ok(Box::pin(show(site, visitor, FormState::Conflict, opened, seed, notice)).await?);
        }
        Err(other) => return Err(other.into()),
    };
    let seed = seed(site, visitor, &opened, key, typed_of(site, &opened, key)?).await?;
    let state = FormState::Invalid;
    Ok(show_with(site, visitor, state, opened, seed, None, typed).await?)
}

fn new_id(site: &Site) -> Result<ElementId, ServiceError> {
    Ok(ElementId::from_random(site.services.entropy.bits()?))
}

/// A new identity as text; without randomness none, which is then given when the section is saved.
fn fresh_text(site: &Site) -> String {
    new_id(site).map(String::from).unwrap_or_default()
}

fn typed_of(site: &Site, opened: &Opened, key: SectionKey) -> Result<TypedSection, ServiceError> {
    // Drawn before the lines are made, so that the want of randomness is told and not hidden.
    let _there_is_randomness = new_id(site)?;
    Ok(TypedSection::of(opened.content.elements(key), key, || fresh_text(site)))
}

/// A problem of the stored form of a text, beside its field: `IDENTITY.LANGUAGE` there, `line.IDENTITY.text.LANGUAGE`
/// here; a law and the texts of a typed part keep their names.
pub(crate) fn stored_fault(problem: &FieldProblem) -> FieldFault {
    let fault = if problem.code == "too_long" { LineFault::TooLong } else { LineFault::Unfit };
    let field = match problem.field.split_once('.') {
        Some((id, part)) if part == "article" || part.contains('.') => field_name(id, part),
        Some((id, language)) => field_name(id, &format!("text.{language}")),
        None => field_name(&problem.field, "text.kk"),
    };
    FieldFault { field, fault }
}

async fn seed(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    key: SectionKey,
    typed: TypedSection,
) -> Result<EditorSeed, ServiceError> {
    let language = visitor.language;
    let against = against(site, visitor, opened, key).await?.map(|against| only(against, key));
    let bodies = if key == SectionKey::Provider {
        services::people::bodies(&site.services).await?
    } else {
        Vec::new()
    };
    Ok(EditorSeed {
        language,
        number: opened.copy.summary.number.clone(),
        address: opened.address(visitor),
        section: key,
        base: opened.section(key).map_or(0, |section| section.version),
        typed,
        content: opened.content.clone(),
        known: opened.known.clone(),
        against,
        faults: Vec::new(),
        state: SaveState::Saved,
        state_words: String::new(),
        notice: None,
        collision: None,
        bodies: bodies.into_iter().map(|body| (body.id.0, body.name.best(language).1.to_owned())).collect(),
        words: editor_words(language),
    })
}
