//! Excluding an entry of the register that was made by mistake, and including it again, with the reason.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::access::{Action, Resource};
use domain::language::Language;
use leptos::prelude::*;
use services::register::{Exclusion, RegisterEntry, entry, exclude_service, exclusions, include_again};
use services::{FieldProblem, ServiceError};

use super::register_words::problem;
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};
use crate::{w, words};

/// Asks for the reason.
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
    let asked = Asked { version: stands.version, reason: String::new(), errors: Errors::none() };
    show(&site, &visitor, FormState::Fresh, stands, asked).await
}

/// Excludes the entry, or includes it again.
///
/// # Errors
/// [`PageError::BadRequest`] for what the page does not offer; as [`get`]; wrong input comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let language = visitor.language;
    let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
    let (services, request, reason) = (&site.services, visitor.request(), fields.take("reason"));
    let done = match fields.get("do") {
        "exclude" => exclude_service(services, &request, &code, version, &reason).await,
        "include" => include_again(services, &request, &code, version, &reason).await,
        _ => return Err(PageError::BadRequest),
    };
    let (state, errors) = match done {
        Ok(()) => {
            let page = if fields.get("do") == "exclude" { "/exclusion" } else { "" };
            let address = visitor.address().desk(&format!("register/{code}{page}"));
            return Ok(see_other(&address, Some(Flash::Saved)));
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = problems.iter().map(|one| (one.field.clone(), sentence(language, one))).collect();
            (FormState::Invalid, errors)
        }
        Err(ServiceError::Stale(_)) => {
            let mut errors = Errors::none();
            errors.add("reason", w!(language, desk_admin.p_entry_changed));
            (FormState::Conflict, errors)
        }
        Err(error) => return Err(error.into()),
    };
    let stands = entry(services, &code).await?;
    // What is shown now is what is confirmed the next time.
    let asked = Asked { version: stands.version, reason, errors };
    show(&site, &visitor, state, stands, asked).await
}

/// What the form shows.
struct Asked {
    version: i64,
    reason: String,
    errors: Errors,
}

fn sentence(language: Language, one: &FieldProblem) -> String {
    match one.code.as_str() {
        "missing" => w!(language, desk_admin.p_reason),
        "placed" => w!(language, desk_admin.p_placed),
        "standards" => w!(language, desk_admin.p_standards),
        "drafting" => w!(language, desk_admin.p_drafting),
        "excluded" => w!(language, desk_admin.p_excluded),
        "included" => w!(language, desk_admin.p_included),
        "too_long" => w!(language, keeping.p_too_long, field = w!(language, desk_admin.reason)),
        "unfit" => w!(language, keeping.p_unfit, field = w!(language, desk_admin.reason)),
        code => problem(language, Some(&one.field), code),
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    form_state: FormState,
    stands: RegisterEntry,
    asked: Asked,
) -> Answer {
    let language = visitor.language;
    let past = exclusions(&site.services, &stands.entry.code).await?;
    let now = Now::of(site, visitor);
    let shown = visitor.clone();
    let is_gone = stands.excluded_at.is_some();
    let title =
        if is_gone { w!(language, desk_admin.include_title) } else { w!(language, desk_admin.exclude) };
    let view = move || whole(&shown, now, &stands, asked, &past);
    let response: Response = form_page(site, visitor, Head::plain(title), form_state, view).await;
    Ok(response)
}

fn whole(visitor: &Visitor, now: Now, stands: &RegisterEntry, asked: Asked, past: &[Exclusion]) -> AnyView {
    let language = visitor.language;
    let (code, name) = (stands.entry.code.clone(), stands.entry.name.best(language).1.to_owned());
    let back = visitor.address().desk("register");
    let crumbs = Crumbs::below(w!(language, keeping.title), back.clone());
    let (title, says, button, what) = if stands.excluded_at.is_some() {
        let (title, says) = (w!(language, desk_admin.include_title), w!(language, desk_admin.include_says));
        (title, says, w!(language, desk_admin.include_do), "include")
    } else {
        let (title, says) = (w!(language, desk_admin.exclude), w!(language, desk_admin.exclude_says));
        (title, says, w!(language, desk_admin.exclude_do), "exclude")
    };
    let class = if what == "exclude" { "button danger" } else { "button" };
    let Asked { version, reason, errors } = asked;
    view! {
        <PageHead title=title lead=name crumbs=crumbs><p class="num">{code}</p></PageHead>
        <div class="page two">
            <form class="form rows sheet" method="post">
                <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
                <p>{says}</p>
                <input type="hidden" name="version" value=version.to_string()/>
                <AreaField name="reason" label=w!(language, desk_admin.reason) text=reason errors=errors
                    hint=w!(language, desk_admin.reason_hint) rows=3/>
                <p class="actions">
                    <button name="do" value=what class=class>{button}</button>
                    <a href=back>{w!(language, form.cancel)}</a>
                </p>
            </form>
            <aside class="rows">{history(visitor, now, past)}</aside>
        </div>
    }
    .into_any()
}

/// Every time it was excluded and included again; nothing where it never was.
fn history(visitor: &Visitor, now: Now, past: &[Exclusion]) -> Option<AnyView> {
    let language = visitor.language;
    if past.is_empty() {
        return None;
    }
    let items = past
        .iter()
        .map(|one| {
            let what =
                if one.excluded { w!(language, desk_admin.was_excluded) } else { w!(language, desk_admin.was_included) };
            let by = one.by.clone().unwrap_or_else(|| w!(language, keeping.by_console));
            view! {
                <li class="rows">
                    <h3>{what}</h3>
                    <p class="small quiet num">
                        <time datetime=one.at.to_rfc3339()>{words::moment(language, now.zone, one.at)}</time>" · "{by}
                    </p>
                    <p>{one.reason.clone()}</p>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="sheet rows" aria-labelledby="history">
                <h2 id="history">{w!(language, desk_admin.exclusions)}</h2>
                <ol class="list narrow" reversed>{items}</ol>
            </section>
        }
        .into_any(),
    )
}
