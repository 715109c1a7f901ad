//! An entry of the register: included, changed, with its history (R12-1, R12-2).

use axum::extract::{Path, State};
use axum::response::Response;
use domain::access::{Action, Resource};
use domain::register::ServiceEntry;
use leptos::prelude::*;
use services::people::{Body, bodies};
use services::register::{EntryVersion, RegisterEntry, change_entry, entry, history, include_service};
use services::{Conflict, ServiceError};

use super::register_form::{EntryFields, TypedEntry};
use super::register_like::{Like, begun_with};
use super::register_words::{difference, errors, facts};
use crate::components::form::{ErrorSummary, Errors};
use crate::components::page_head::{Crumbs, PageHead};
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};
use crate::{w, words};

/// Shows the form, begun with the last entry of a body, or empty where that is asked for.
///
/// # Errors
/// The faults of the services.
pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let bodies = bodies(&site.services).await?;
    let like = Like::of(&site, &visitor).await?;
    let typed = like.typed(&site, site.settings.zone.date_of(visitor.at));
    Ok(new_page(&site, &visitor, FormState::Fresh, typed, bodies, (Errors::none(), Some(like))).await)
}

/// Includes the service.
///
/// # Errors
/// The faults of the services; wrong input comes back with the form.
pub async fn include(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let bodies = bodies(&site.services).await?;
    let mut typed = TypedEntry::read(&fields);
    if fields.has("more") {
        typed.one_more_provider();
        let told = (Errors::none(), None);
        return Ok(new_page(&site, &visitor, FormState::Fresh, typed, bodies, told).await);
    }
    match include_service(&site.services, &visitor.request(), typed.input(&bodies)).await {
        Ok(saved) => {
            let address = visitor.address().desk(&format!("register/{}", saved.entry.code));
            Ok(see_other(&address, Some(Flash::Saved)))
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            Ok(new_page(&site, &visitor, FormState::Invalid, typed, bodies, (errors, None)).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows an entry, to be changed, and its history.
///
/// # Errors
/// [`PageError::NotFound`], or the faults of the services.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let stands = entry(&site.services, &code).await?;
    if stands.excluded_at.is_some() {
        return Ok(see_other(&exclusion_of(&visitor, &code), None));
    }
    let typed = TypedEntry::of(&stands.entry);
    let shown = ShownEntry { typed, errors: Errors::none(), version: stands.version, yours: None };
    entry_page(&site, &visitor, FormState::Fresh, stands, shown).await
}

/// Changes an entry; what somebody else changed meanwhile is shown beside what was typed.
///
/// # Errors
/// As [`get`]; wrong input comes back with the form.
pub async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
    let stands = entry(&site.services, &code).await?;
    let bodies = bodies(&site.services).await?;
    let mut typed = TypedEntry::read(&fields);
    if fields.has("more") {
        typed.one_more_provider();
        let shown = ShownEntry { typed, errors: Errors::none(), version, yours: None };
        return entry_page(&site, &visitor, FormState::Fresh, stands, shown).await;
    }
    let input = typed.input(&bodies);
    match change_entry(&site.services, &visitor.request(), &code, version, input.clone()).await {
        Ok(saved) => {
            let address = visitor.address().desk(&format!("register/{}", saved.entry.code));
            Ok(see_other(&address, Some(Flash::Saved)))
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            let shown = ShownEntry { typed, errors, version, yours: None };
            entry_page(&site, &visitor, FormState::Invalid, stands, shown).await
        }
        Err(ServiceError::Stale(conflict)) => {
            let Conflict::Entry(theirs) = *conflict else { return Err(PageError::Internal) };
            let today = site.settings.zone.date_of(visitor.at);
            let yours = input.parse(today).map_err(|_| PageError::BadRequest)?;
            let version = theirs.version;
            let shown = ShownEntry { typed, errors: Errors::none(), version, yours: Some(yours) };
            entry_page(&site, &visitor, FormState::Conflict, theirs, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form shows.
struct ShownEntry {
    typed: TypedEntry,
    errors: Errors,
    version: i64,
    /// What was typed against an entry that somebody else had changed.
    yours: Option<ServiceEntry>,
}

async fn new_page(
    site: &Site,
    visitor: &Visitor,
    form_state: FormState,
    typed: TypedEntry,
    bodies: Vec<Body>,
    (errors, like): (Errors, Option<Like>),
) -> Response {
    let language = visitor.language;
    let shown = visitor.clone();
    form_page(site, visitor, Head::plain(w!(language, keeping.new_title)), form_state, move || {
        view! {
            <PageHead title=w!(language, keeping.new_title) crumbs=crumbs(&shown)/>
            <div class="page narrow">
                {like.map(|like| begun_with(&shown, &like, &bodies))}
                <form class="form rows sheet" method="post">
                    <ErrorSummary visitor=shown.clone() errors=errors.clone()/>
                    <EntryFields language=language typed=typed bodies=bodies errors=errors fixed_code=false/>
                    <p class="actions">
                        <button class="button">{w!(language, keeping.include)}</button>
                        <a href=shown.address().desk("register")>{w!(language, form.cancel)}</a>
                    </p>
                </form>
            </div>
        }
    })
    .await
}

async fn entry_page(
    site: &Site,
    visitor: &Visitor,
    form_state: FormState,
    stands: RegisterEntry,
    form: ShownEntry,
) -> Answer {
    let language = visitor.language;
    let bodies = bodies(&site.services).await?;
    let versions = history(&site.services, &stands.entry.code).await?;
    let zone = site.settings.zone;
    let shown = visitor.clone();
    let title = stands.entry.name.best(language).1.to_owned();
    Ok(form_page(site, visitor, Head::plain(title.clone()), form_state, move || {
        let address = shown.address();
        let (code, shown_code) = (stands.entry.code.clone(), stands.entry.code.clone());
        let stale = form.yours.map(|yours| {
            view! {
                <section class="notice warn" role="alert">
                    <h2>{w!(language, keeping.stale)}</h2>
                    <p>{w!(language, keeping.stale_says)}</p>
                    {difference(language, &stands.entry, &yours, &bodies)}
                </section>
            }
        });
        let past = versions_view(&shown, &versions, &bodies, zone);
        view! {
            <PageHead title=title crumbs=crumbs(&shown)><p class="lead num">{shown_code}</p></PageHead>
            <div class="page two">
                <form class="form rows sheet" method="post">
                    <ErrorSummary visitor=shown.clone() errors=form.errors.clone()/>
                    {stale}
                    <input type="hidden" name="version" value=form.version.to_string()/>
                    <EntryFields language=language typed=form.typed bodies=bodies.clone() errors=form.errors fixed_code=true/>
                    <p class="actions">
                        <button class="button">{w!(language, keeping.save)}</button>
                        <a href=address.desk("register")>{w!(language, form.cancel)}</a>
                    </p>
                </form>
                <aside class="rows">
                    <p><a href=address.service(&code)>{w!(language, keeping.public_page)}</a></p>
                    <p><a href=exclusion_of(&shown, &code)>{w!(language, desk_admin.exclude)}</a></p>
                    <section class="sheet rows" aria-labelledby="history">
                        <h2 id="history">{w!(language, keeping.history)}</h2>
                        {past}
                    </section>
                </aside>
            </div>
        }
    })
    .await)
}

/// The address at which an entry is excluded and included again.
fn exclusion_of(visitor: &Visitor, code: &str) -> String {
    visitor.address().desk(&format!("register/{code}/exclusion"))
}

fn crumbs(visitor: &Visitor) -> Crumbs {
    Crumbs::below(w!(visitor.language, keeping.title), visitor.address().desk("register"))
}

/// Who changed what when, field by field, the newest first; the first version is shown whole.
fn versions_view(
    visitor: &Visitor,
    versions: &[EntryVersion],
    bodies: &[Body],
    zone: domain::time::LegalZone,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let older = versions.iter().skip(1).map(Some).chain([None]);
    let items: Vec<_> = versions
        .iter()
        .zip(older)
        .map(|(version, before)| {
            let by = version.by.clone().unwrap_or_else(|| w!(language, keeping.by_console));
            let what = match before {
                Some(before) => difference(language, &before.entry, &version.entry, bodies).into_any(),
                None => first(visitor, &version.entry, bodies).into_any(),
            };
            view! {
                <li class="rows">
                    <h3 class="num">{w!(language, keeping.version, number = version.version)}</h3>
                    <p class="small quiet num">
                        <time datetime=version.at.to_rfc3339()>{words::moment(language, zone, version.at)}</time>" · "{by}
                    </p>
                    {what}
                </li>
            }
        })
        .collect();
    view! { <ol class="list narrow" reversed>{items}</ol> }
}

fn first(visitor: &Visitor, entry: &ServiceEntry, bodies: &[Body]) -> impl IntoView + use<> {
    let language = visitor.language;
    let rows: Vec<_> = facts(language, entry, bodies)
        .into_iter()
        .filter(|fact| fact.value.iter().any(|line| !line.is_empty()))
        .map(|fact| view! { <div><dt>{fact.label}</dt><dd>{fact.value.join("; ")}</dd></div> })
        .collect();
    view! {
        <details class="more">
            <summary>{w!(language, keeping.included_event)}</summary>
            <dl class="facts-list">{rows}</dl>
        </details>
    }
}
