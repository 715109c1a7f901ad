//! A new draft: from a service of the register, or to amend or cancel the standard in force.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::draft::DraftKind;
use leptos::prelude::*;
use services::drafts::CreateDraft;
use services::error::ServiceError;
use services::register::{self, RegisterEntry, RegisterFilter};

use crate::components::form::{Choices, ErrorSummary, Errors, SelectField};
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::{standard, wordless};
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// Shows the form; `?service=CODE` and `?kind=amendment` choose for the visitor.
///
/// # Errors
/// [`PageError`] unless the visitor writes drafts.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let service = visitor.parameter("service").unwrap_or_default();
    if let Ok(entry) = services::register::entry(&site.services, &service).await {
        visitor.authorise(Action::CreateDraft, &Resource::Draft { body: entry.entry.developing_body })?;
    }
    let kind =
        visitor.parameter("kind").and_then(|kind| DraftKind::from_code(&kind)).unwrap_or(DraftKind::New);
    show(&site, &visitor, FormState::Fresh, service, kind, Errors::none()).await
}

/// Begins the draft.
///
/// # Errors
/// [`PageError`] unless the visitor writes for the body that develops the standard.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    let service = fields.take("service");
    let kind = DraftKind::from_code(fields.get("kind"));
    let mut errors = Errors::none();
    if service.is_empty() {
        errors.add("service", w!(visitor.language, editor.choose_service));
    }
    if kind.is_none() {
        errors.add("kind", w!(visitor.language, publish.problem_choose));
    }
    let Some(kind) = kind.filter(|_| errors.is_empty()) else {
        let kind = kind.unwrap_or(DraftKind::New);
        return show(&site, &visitor, FormState::Invalid, service, kind, errors).await;
    };
    let input = CreateDraft { service: service.clone(), kind };
    match services::drafts::create_draft(&site.services, &visitor.request(), input).await {
        Ok(summary) => {
            let address = visitor.address().desk(&format!("drafts/{}", summary.number));
            Ok(see_other(&address, Some(Flash::DraftCreated)))
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = problems
                .into_iter()
                .map(|problem| {
                    let sentence = sentence(&visitor, &problem.code);
                    (problem.field, sentence)
                })
                .collect();
            show(&site, &visitor, FormState::Invalid, service, kind, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

fn sentence(visitor: &Visitor, code: &str) -> String {
    let language = visitor.language;
    match code {
        "draft_exists" => w!(language, editor.draft_exists),
        "standard_exists" => w!(language, editor.standard_exists),
        "nothing_to_amend" => w!(language, editor.nothing_to_amend),
        "excluded" => w!(language, desk_admin.p_excluded),
        "cancellation_exists" => w!(language, amending.cancellation_exists),
        other => wordless(language, other),
    }
}

/// The services whose standard the visitor's bodies develop.
async fn own_services(site: &Site, visitor: &Visitor) -> Result<Vec<RegisterEntry>, PageError> {
    let mut bodies: Vec<_> = visitor.actor.memberships().iter().map(|membership| membership.body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    bodies.retain(|body| visitor.may(Action::CreateDraft, &Resource::Draft { body: *body }));
    if bodies.is_empty() {
        // The rule itself says why.
        visitor.authorise(Action::CreateDraft, &Resource::Site)?;
    }
    let mut entries = Vec::new();
    for body in bodies {
        let mut after = None;
        loop {
            let filter =
                RegisterFilter { body: Some(body), after, limit: Some(200), ..RegisterFilter::default() };
            let page = register::list(&site.services, &filter).await?;
            entries.extend(page.items);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(entries)
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    service: String,
    kind: DraftKind,
    errors: Errors,
) -> Answer {
    let entries = own_services(site, visitor).await?;
    let asking = visitor.clone();
    let title = w!(visitor.language, editor.new_title);
    let view = move || form(asking, entries, service, kind, errors);
    Ok(form_page(site, visitor, Head::plain(title), state, view).await)
}

fn form(
    visitor: Visitor,
    entries: Vec<RegisterEntry>,
    service: String,
    kind: DraftKind,
    errors: Errors,
) -> impl IntoView {
    let language = visitor.language;
    let crumbs = Crumbs::new(w!(language, editor.path))
        .link(visitor.address().desk("drafts"), w!(language, editor.drafts));
    let body = if entries.is_empty() {
        view! {
            <div class="empty"><h2>{w!(language, editor.no_services)}</h2><p>{w!(language, editor.no_services_says)}</p></div>
        }
        .into_any()
    } else {
        let first = (String::new(), w!(language, editor.choose_service));
        let services = entries.into_iter().map(|entry| {
            let name = entry.entry.name.best(language).1.to_owned();
            (entry.entry.code.clone(), format!("{} · {name}", entry.entry.code))
        });
        let options: Vec<_> = std::iter::once(first).chain(services).collect();
        let kinds =
            DraftKind::ALL.map(|kind| (kind.code().to_owned(), standard::kind(language, kind))).into();
        view! {
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <form class="form rows" method="post" action=visitor.address().desk("drafts/new")>
                <SelectField name="service" label=w!(language, editor.service) value=service options=options
                    errors=errors.clone() hint=w!(language, editor.service_hint)/>
                <Choices name="kind" legend=w!(language, editor.purpose) options=kinds chosen=vec![kind.code().to_owned()] errors=errors/>
                <p class="hint">{w!(language, editor.amends_hint)}</p>
                <p class="actions">
                    <button class="button">{w!(language, editor.create)}</button>
                    <a href=visitor.address().desk("drafts")>{w!(language, form.cancel)}</a>
                </p>
            </form>
        }
        .into_any()
    };
    view! {
        <PageHead title=w!(language, editor.new_title) lead=w!(language, editor.new_lead) crumbs=crumbs/>
        <div class="page narrow"><section class="sheet rows">{body}</section></div>
    }
}
