//! The bodies of the state: the list, a new one, a changed one.

mod terms;

use axum::extract::{Path, State};
use domain::access::{Action, Resource};
use domain::body::BodyKind;
use domain::language::{Language, Localized};
use leptos::prelude::*;
use services::people::{Body, BodyInput, add_body, bodies, body_by_code, change_body};
use services::{Conflict, FieldProblem, ServiceError};

use self::terms::TermFields;
use super::confirming;
use crate::components::form::{Choices, ErrorSummary, Errors, SelectField, TextField};
use crate::components::names;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, page, see_other};

/// Shows the list.
///
/// # Errors
/// The faults of the services.
pub async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    let language = visitor.language;
    let bodies = bodies(&site.services).await?;
    let address = visitor.address();
    Ok(page(&site, &visitor, Head::plain(w!(language, admin.bodies)), move || {
        let inside = if bodies.is_empty() {
            view! {
                <div class="empty"><h2>{w!(language, admin.bodies_none)}</h2><p>{w!(language, admin.bodies_none_says)}</p></div>
            }
            .into_any()
        } else {
            let rows = bodies
                .iter()
                .map(|body| {
                    let (lang, name) = best_words(language, &body.name);
                    let to = address.desk(&format!("bodies/{}", body.code));
                    view! {
                        <tr>
                            <th scope="row" data-label=w!(language, admin.name)>
                                <a href=to lang=lang>{name.to_owned()}</a>
                                {terms::abolished(language, &body.terms)}
                            </th>
                            <td class="mono" data-label=w!(language, admin.code)>{body.code.clone()}</td>
                            <td data-label=w!(language, admin.kind)>{names::body_kind(language, body.kind)}</td>
                            <td data-label=w!(language, admin.email)>{body.email.clone()}</td>
                        </tr>
                    }
                })
                .collect_view();
            view! {
                <table class="cards">
                    <caption class="unseen">{w!(language, admin.bodies)}</caption>
                    <thead><tr>
                        <th scope="col">{w!(language, admin.name)}</th>
                        <th scope="col">{w!(language, admin.code)}</th>
                        <th scope="col">{w!(language, admin.kind)}</th>
                        <th scope="col">{w!(language, admin.email)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        };
        view! {
            <PageHead title=w!(language, admin.bodies) lead=w!(language, admin.bodies_lead)>
                <p class="actions"><a class="button" href=address.desk("bodies/new")>{w!(language, admin.body_add)}</a></p>
            </PageHead>
            <div class="page">{inside}</div>
        }
    })
    .await)
}

/// Shows the empty form.
///
/// # Errors
/// None of its own.
pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    form(&site, &visitor, FormState::Fresh, ShownBody::default()).await
}

/// Enters a body.
///
/// # Errors
/// The faults of the services; wrong input comes back with the form.
pub async fn add(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    let typed = read(&fields);
    match add_body(&site.services, &visitor.request(), typed.clone()).await {
        Ok(_) => Ok(see_other(&visitor.address().desk("bodies"), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            let shown = ShownBody { typed: Some(typed), errors, ..ShownBody::default() };
            form(&site, &visitor, FormState::Invalid, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows a body, to be changed.
///
/// # Errors
/// [`PageError::NotFound`], or the faults of the services.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    let body = body_by_code(&site.services, &code).await?;
    let shown = ShownBody {
        version: body.version,
        typed: Some(input(&body)),
        body: Some(body),
        ..ShownBody::default()
    };
    form(&site, &visitor, FormState::Fresh, shown).await
}

/// Changes a body.
///
/// # Errors
/// As [`get`]; wrong input, and what somebody else changed meanwhile, come back with the form.
pub async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
    let body = body_by_code(&site.services, &code).await?;
    let typed = read(&fields);
    match change_body(&site.services, &visitor.request(), body.id, version, typed.clone()).await {
        Ok(_) => Ok(see_other(&visitor.address().desk("bodies"), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            let shown = ShownBody { typed: Some(typed), errors, version, body: Some(body), theirs: None };
            form(&site, &visitor, FormState::Invalid, shown).await
        }
        Err(ServiceError::Stale(conflict)) => {
            let Conflict::Body(theirs) = *conflict else { return Err(PageError::Internal) };
            let shown = ShownBody {
                typed: Some(typed),
                errors: Errors::none(),
                version: theirs.version,
                theirs: Some(theirs),
                body: Some(body),
            };
            form(&site, &visitor, FormState::Conflict, shown).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form shows.
#[derive(Default)]
struct ShownBody {
    typed: Option<BodyInput>,
    errors: Errors,
    version: i64,
    /// The body to be changed; absent for a new one.
    body: Option<Body>,
    /// What somebody else has written meanwhile.
    theirs: Option<Body>,
}

fn input(body: &Body) -> BodyInput {
    BodyInput {
        code: body.code.clone(),
        kind: body.kind,
        name: body.name.clone(),
        reports_to_president: body.reports_to_president,
        email: body.email.clone(),
        terms: terms::of(&body.terms),
    }
}

fn read(fields: &Fields) -> BodyInput {
    BodyInput {
        code: fields.get("code").trim().to_owned(),
        kind: BodyKind::from_code(fields.get("kind")).unwrap_or(BodyKind::Central),
        name: Localized::new(fields.take("name_kk"), fields.take("name_ru"), fields.take("name_en")),
        reports_to_president: fields.has("president"),
        email: fields.get("email").trim().to_owned(),
        terms: terms::read(fields),
    }
}

fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    let sentence = |one: &FieldProblem| match (one.field.as_str(), one.code.as_str()) {
        (_, "taken") => w!(language, admin.p_taken),
        (_, "code") => w!(language, admin.p_code),
        (_, "email") => w!(language, admin.p_email),
        ("name_kk", "blank") => w!(language, admin.p_blank, field = w!(language, admin.name_kk)),
        (_, "blank") => w!(language, admin.p_blank, field = w!(language, admin.name_ru)),
        (_, code) => terms::problem(language, code),
    };
    problems.iter().map(|one| (one.field.clone(), sentence(one))).collect()
}

async fn form(site: &Site, visitor: &Visitor, state: FormState, shown: ShownBody) -> Answer {
    let known = bodies(&site.services).await?;
    let language = visitor.language;
    let asker = visitor.clone();
    let title = shown
        .body
        .as_ref()
        .map_or_else(|| w!(language, admin.body_new), |body| body.name.best(language).1.to_owned());
    Ok(form_page(site, visitor, Head::plain(title.clone()), state, move || {
        let address = asker.address().desk("bodies");
        let own = shown.body.as_ref().map(|body| body.id);
        let fresh = own.is_none();
        let overtaken = shown.theirs.map(|theirs| stale(language, &theirs, &known));
        let others: Vec<Body> = known.into_iter().filter(|body| Some(body.id) != own).collect();
        let errors = shown.errors;
        let typed = shown.typed.unwrap_or_else(|| read(&Fields::default()));
        let kinds = BodyKind::ALL.map(|kind| (kind.code().to_owned(), names::body_kind(language, kind)));
        let president = vec![("yes".to_owned(), w!(language, admin.president))];
        let chosen = if typed.reports_to_president { vec!["yes".to_owned()] } else { Vec::new() };
        let confirming = shown.body.as_ref().map(|body| confirming::link(&asker, &body.code));
        let button = if fresh { w!(language, admin.add) } else { w!(language, admin.save) };
        view! {
            <PageHead title=title crumbs=Crumbs::below(w!(language, admin.bodies), address.clone())/>
            <div class="page narrow">
                {confirming}
                <form class="form rows sheet" method="post">
                    <ErrorSummary visitor=asker.clone() errors=errors.clone()/>
                    {overtaken}
                    <input type="hidden" name="version" value=shown.version.to_string()/>
                    <TextField name="name_kk" label=w!(language, admin.name_kk) value=typed.name.kk errors=errors.clone() lang="kk"/>
                    <TextField name="name_ru" label=w!(language, admin.name_ru) value=typed.name.ru errors=errors.clone() lang="ru"/>
                    <TextField name="name_en" label=w!(language, admin.name_en) value=typed.name.en errors=errors.clone() lang="en"
                        optional=w!(language, form.optional)/>
                    <SelectField name="kind" label=w!(language, admin.kind) value=typed.kind.code() options=kinds.to_vec()
                        errors=errors.clone()/>
                    <Choices name="president" legend=w!(language, admin.president_hint) options=president chosen=chosen
                        errors=errors.clone() several=true/>
                    <TextField name="code" label=w!(language, admin.code) value=typed.code errors=errors.clone()
                        hint=w!(language, admin.code_hint) class="short"/>
                    <TextField name="email" label=w!(language, admin.email) value=typed.email errors=errors.clone() kind="email"
                        hint=w!(language, admin.email_body_hint) optional=w!(language, form.optional)/>
                    <TermFields language=language typed=typed.terms others=others errors=errors/>
                    <p class="actions"><button class="button">{button}</button><a href=address>{w!(language, form.cancel)}</a></p>
                </form>
            </div>
        }
    })
    .await)
}

fn stale(language: Language, theirs: &Body, known: &[Body]) -> impl IntoView + use<> {
    let president = theirs.reports_to_president.then(|| w!(language, admin.president));
    let facts = [
        (w!(language, admin.name_kk), theirs.name.kk.clone()),
        (w!(language, admin.name_ru), theirs.name.ru.clone()),
        (w!(language, admin.name_en), theirs.name.en.clone()),
        (w!(language, admin.kind), names::body_kind(language, theirs.kind)),
        (w!(language, admin.president), president.map_or_else(|| "—".to_owned(), |_| "+".to_owned())),
        (w!(language, admin.code), theirs.code.clone()),
        (w!(language, admin.email), theirs.email.clone()),
    ];
    let facts = facts.into_iter().chain(terms::facts(language, &theirs.terms, known));
    let rows = facts.map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    view! {
        <section class="notice warn" role="alert">
            <h2>{w!(language, admin.stale)}</h2>
            <p>{w!(language, admin.stale_says)}</p>
            <dl class="facts-list">{rows.collect_view()}</dl>
        </section>
    }
}
