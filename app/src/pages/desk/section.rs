//! One section of a draft: its form, with and without JavaScript, and what became of a save.

use axum::body::Bytes;
use axum::extract::{Path, State};
use domain::draft::Refusal;
use domain::standard::{ElementId, SectionKey};
use http::StatusCode;
use leptos::prelude::*;
use services::Conflict;
use services::drafts::{self, SaveSection, SavedSection, SectionConflict};
use services::error::{FieldProblem, ServiceError};

use super::opened::{Opened, against, only, open};
use super::refused;
use crate::components::editor::conflict::Collision;
use crate::components::editor::outline::Outline;
use crate::components::editor::read::{Fault, FieldFault, read};
use crate::components::editor::seed::{EditorSeed, SaveState};
use crate::components::editor::text::Clauses;
use crate::components::editor::top::{DraftTop, Tab};
use crate::components::editor::typed::{Press, TypedSection, field_name};
use crate::components::editor::words::EditorWords;
use crate::components::editor::write::fresh;
use crate::islands::editor::SectionEditor;
use crate::site::{Answer, Fields, Flash, Head, PageError, Site, Visitor, page_with_status, see_other};
use crate::w;
use crate::words::{instant_time, moment, standard};

/// Shows the form of a section, or its text where it cannot be written.
///
/// # Errors
/// [`PageError`] if there is no such draft or section, or it is another body's.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, section)): Path<(String, String, String)>,
) -> Answer {
    let key = SectionKey::from_code(&section).ok_or(PageError::NotFound)?;
    let opened = open(&site, &visitor, &number).await?;
    let typed = typed_of(&site, &opened, key)?;
    let mut seed = seed(&site, &visitor, &opened, key, typed).await?;
    seed.state_words = saved_words(&site, &visitor, &opened, key);
    let merged = merged_notice(&site, &visitor, &number, key).await?;
    Ok(show(&site, &visitor, StatusCode::OK, opened, seed, merged).await)
}

/// Saves the section, or changes its lines and shows the form again.
///
/// # Errors
/// [`PageError`] if there is no such draft or section, or the visitor may not write it.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, section)): Path<(String, String, String)>,
    body: Bytes,
) -> Answer {
    let key = SectionKey::from_code(&section).ok_or(PageError::NotFound)?;
    // Who may not read the draft is told so before anything is said of the form.
    let opened = open(&site, &visitor, &number).await?;
    let fields = Fields::parse(&body);
    let base: i64 = fields.get("base").parse().map_err(|_| PageError::BadRequest)?;
    let mut typed = TypedSection::from_fields(fields.iter());
    let press = Press::of(fields.get("do"));
    if press != Press::Save {
        let id = new_id(&site)?;
        typed.press(&press, || fresh(id.as_str(), key));
        let seed = EditorSeed {
            base,
            state: SaveState::Unsaved,
            ..seed(&site, &visitor, &opened, key, typed).await?
        };
        return Ok(show(&site, &visitor, StatusCode::OK, opened, seed, None).await);
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
        return Ok(show(&site, &visitor, StatusCode::UNPROCESSABLE_ENTITY, opened, seed, None).await);
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
            Conflict::Section(conflict) => {
                let collision = collision(&site, &visitor, &conflict);
                let typed = TypedSection::of(&conflict.merge.elements, key, || fresh_text(&site));
                let seed = EditorSeed {
                    base: conflict.version,
                    collision: Some(collision),
                    state: SaveState::Conflict,
                    ..seed(&site, &visitor, &opened, key, typed).await?
                };
                Ok(show(&site, &visitor, StatusCode::CONFLICT, opened, seed, None).await)
            }
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
            Ok(show(&site, &visitor, StatusCode::UNPROCESSABLE_ENTITY, opened, seed, None).await)
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
                StatusCode::CONFLICT,
                opened,
                seed,
                Some(refusal_notice(&visitor, &refusal)),
            )
            .await)
        }
        Err(other) => Err(other.into()),
    }
}

/// What stands above the form.
type Notice = (String, String);

fn refusal_notice(visitor: &Visitor, refusal: &Refusal) -> Notice {
    let sentence = refused::sentence(visitor.language, refusal);
    let rule = w!(visitor.language, editor.refused, rule = refusal.rule());
    ("notice bad".to_owned(), format!("{sentence} {rule}."))
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

/// A problem of the stored form of a text, beside its field: `IDENTITY.LANGUAGE` there, `line.IDENTITY.text.LANGUAGE` here.
pub(crate) fn stored_fault(problem: &FieldProblem) -> FieldFault {
    let fault = if problem.code == "too_long" { Fault::TooLong } else { Fault::Unfit };
    let field = match problem.field.rsplit_once('.') {
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
        number: opened.copy.head.number.clone(),
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
        words: EditorWords::of(language),
    })
}

/// "saved 14:32", with the date if it was another day.
fn saved_words(site: &Site, visitor: &Visitor, opened: &Opened, key: SectionKey) -> String {
    let Some(section) = opened.section(key) else { return String::new() };
    saved_at(site, visitor, section.saved_at)
}

pub(crate) fn saved_at(site: &Site, visitor: &Visitor, at: chrono::DateTime<chrono::Utc>) -> String {
    let zone = site.settings.zone;
    let time = if zone.date_of(at) == zone.date_of(visitor.at) {
        instant_time(zone, at)
    } else {
        moment(visitor.language, zone, at)
    };
    w!(visitor.language, editor.state_saved_at, time = time)
}

/// Who collided with the save, and where.
pub(crate) fn collision(site: &Site, visitor: &Visitor, conflict: &SectionConflict) -> Collision {
    let language = visitor.language;
    let time = instant_time(site.settings.zone, conflict.saved_at);
    let who = match &conflict.saved_by {
        Some(name) => w!(language, editor.meanwhile_by, name = name.clone(), time = time),
        None => w!(language, editor.meanwhile),
    };
    Collision { who, places: conflict.merge.conflicts.clone(), theirs: conflict.theirs.clone() }
}

/// The notice after a save that was put together with somebody else's.
async fn merged_notice(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    key: SectionKey,
) -> Result<Option<Notice>, ServiceError> {
    let Some(merged) = visitor.parameter("merged").and_then(|merged| merged.parse::<i64>().ok()) else {
        return Ok(None);
    };
    let versions = drafts::section_history(&site.services, &visitor.request(), number, key).await?;
    let with = versions.into_iter().find(|version| version.version < merged);
    let words = match with.and_then(|with| Some((with.saved_by?, with.saved_at))) {
        Some((name, at)) => merged_words(site, visitor, Some(&name), at),
        None => w!(visitor.language, editor.merged_unknown),
    };
    Ok(Some(("notice info".to_owned(), words)))
}

pub(crate) fn merged_words(
    site: &Site,
    visitor: &Visitor,
    name: Option<&str>,
    at: chrono::DateTime<chrono::Utc>,
) -> String {
    let time = instant_time(site.settings.zone, at);
    match name {
        Some(name) => w!(visitor.language, editor.merged_with, name = name.to_owned(), time = time),
        None => w!(visitor.language, editor.merged_unknown),
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    status: StatusCode,
    opened: Opened,
    seed: EditorSeed,
    notice: Option<Notice>,
) -> axum::response::Response {
    let language = visitor.language;
    let title = format!("{} · {}", standard::section_name(language, seed.section), opened.copy.head.number);
    let asking = visitor.clone();
    let writable = opened.writable && !seed.section.is_from_register();
    page_with_status(site, visitor, Head { title, islands: writable }, status, move || {
        let (_, percent) = opened.progress();
        let body = if writable {
            form(EditorSeed { notice, ..seed }).into_any()
        } else {
            reading(&asking, &opened, seed).into_any()
        };
        view! {
            <DraftTop visitor=asking head=opened.copy.head.clone() tab=Tab::Text percent=Some(percent)/>
            {body}
        }
    })
    .await
}

fn form(mut seed: EditorSeed) -> impl IntoView {
    if seed.state_words.is_empty() {
        let said = &seed.words.said;
        seed.state_words = match seed.state {
            SaveState::Saved | SaveState::Saving => &said.state_saved,
            SaveState::Unsaved | SaveState::Offline => &said.state_unsaved,
            SaveState::Conflict => &said.state_conflict,
            SaveState::Invalid => &said.state_invalid,
            SaveState::Failed | SaveState::SignedOut => &said.state_failed,
        }
        .clone();
    }
    view! { <SectionEditor seed=seed/> }
}

/// A section that is only read here: it comes from the register, or the draft is past its writing.
fn reading(visitor: &Visitor, opened: &Opened, seed: EditorSeed) -> impl IntoView + use<> {
    let language = visitor.language;
    let key = seed.section;
    let why = if key.is_from_register() {
        let entry = visitor.address().service(&opened.copy.head.service_code);
        view! { <p class="hint">{w!(language, editor.from_register)}" "<a href=entry>{w!(language, editor.see_register)}</a></p> }
            .into_any()
    } else {
        let stage = standard::stage(language, opened.copy.head.stage);
        view! { <p class="hint">{w!(language, editor.frozen, stage = stage)}</p> }.into_any()
    };
    let (progress, _) = opened.progress();
    let elements = opened.content.elements(key).to_vec();
    view! {
        <div class="page three editor">
            <Outline address=seed.address progress=Signal::derive(move || progress.clone()) current=Some(key) words=seed.words.clone()/>
            <section class="sheet rows">
                <header class="sheet-head"><h2><span class="num">{key.number()}</span>" "{seed.words.section(key)}</h2></header>
                {why}
                <article class="law"><Clauses section=key elements=elements language=language/></article>
            </section>
        </div>
    }
}
