//! Correcting an act that was entered with a slip: what stands, the form, and the reason that everybody can read.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::access::{Action, Resource};
use domain::approval::ApprovalInput;
use domain::language::Language;
use leptos::prelude::*;
use services::error::{FieldProblem, ServiceError};
use services::standards::{self, EnteredAct};

use super::wrong;
use crate::components::corrections::corrections;
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::standard_act::act_facts;
use crate::pages::desk::approval::form::{later_fields, order};
use crate::w;
use crate::words::text_problem_of;
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// What was typed, and what stood against it.
struct TypedCorrection {
    act: ApprovalInput,
    reason: String,
    errors: Errors,
    /// Whether what was shown is not what stands.
    is_stale: bool,
}

/// Shows the act as it stands, in the form that corrects it.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor keeps the register, [`PageError::NotFound`] if no such act was entered by hand.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code, number)): Path<(String, String, String)>,
) -> Answer {
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    let number = number_of(&number).ok_or(PageError::NotFound)?;
    let found = standards::entered(&site.services, &visitor.request(), &code, number).await?;
    let act = ApprovalInput::from(&found.act);
    let typed = TypedCorrection { act, reason: String::new(), errors: Errors::none(), is_stale: false };
    Ok(show(&site, &visitor, FormState::Fresh, found, typed).await)
}

/// Corrects the act.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor keeps the register, [`PageError::NotFound`] if no such act was entered by hand,
/// [`PageError::BadRequest`] if the form is not one of this page.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code, number)): Path<(String, String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    let number = number_of(&number).ok_or(PageError::NotFound)?;
    let version = fields.get("version").parse().map_err(|_| PageError::BadRequest)?;
    let act = ApprovalInput::from_fn(|name| fields.take(name));
    let reason = fields.take("reason");
    let (services, request) = (&site.services, visitor.request());
    let done = standards::correct(services, &request, &code, number, version, act.clone(), &reason).await;
    let typed = TypedCorrection { act, reason, errors: Errors::none(), is_stale: false };
    let (state, typed) = match done {
        Ok(()) => {
            let versions = visitor.address().standard_part(&code, "versions");
            return Ok(see_other(&versions, Some(Flash::Saved)));
        }
        Err(ServiceError::Invalid(problems)) => {
            let errors = errors(visitor.language, &problems);
            (FormState::Invalid, TypedCorrection { errors, ..typed })
        }
        Err(ServiceError::Stale(_)) => (FormState::Conflict, TypedCorrection { is_stale: true, ..typed }),
        Err(other) => return Err(other.into()),
    };
    let found = standards::entered(services, &request, &code, number).await?;
    Ok(show(&site, &visitor, state, found, typed).await)
}

/// The number of an act. It has one spelling: "01" and "+1" would be other addresses of the same page.
fn number_of(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

/// The errors of the form, each beside its field.
fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    let told = problems.iter().map(|one| {
        let sentence = match (one.field.as_str(), one.code.as_str()) {
            ("reason", "empty") => w!(language, stock.p_reason),
            ("reason", code) => text_problem_of(language, code),
            (_, "unchanged") => w!(language, stock.p_unchanged),
            (_, "ends_nothing") => w!(language, stock.p_ends_nothing),
            _ => wrong::sentence(language, one),
        };
        (one.field.clone(), sentence)
    });
    told.collect()
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    found: EnteredAct,
    typed: TypedCorrection,
) -> Response {
    let (now, asking) = (Now::of(site, visitor), visitor.clone());
    let title = format!("{} · {}", w!(visitor.language, stock.correct), found.standard.service.code);
    form_page(site, visitor, Head::plain(title), state, move || whole(now, &asking, &found, &typed)).await
}

fn whole(now: Now, visitor: &Visitor, found: &EnteredAct, typed: &TypedCorrection) -> AnyView {
    let language = now.language;
    let service = &found.standard.service;
    let (spoken, name) = service.name.best(language);
    let lang = (spoken != language).then(|| spoken.code());
    let crumbs = Crumbs::new(w!(language, stock.title))
        .link(visitor.address().desk("standards"), w!(language, stock.title))
        .link(visitor.address().desk(&format!("standards/{}/new", service.code)), service.code.clone())
        .spoken(lang, name.to_owned());
    let stale = typed.is_stale.then(|| {
        view! {
            <section class="notice warn" role="alert" tabindex="-1">
                <h2>{w!(language, approval.stale)}</h2>
                <p>{w!(language, approval.stale_says)}</p>
            </section>
        }
    });
    view! {
        <PageHead title=w!(language, stock.correct) lead=w!(language, stock.correct_lead) crumbs=crumbs/>
        <div class="page narrow">
            {stale}
            {standing(now, found)}
            {form(visitor, found, typed)}
        </div>
    }
    .into_any()
}

/// The act as it stands, and what was corrected in it before.
fn standing(now: Now, found: &EnteredAct) -> AnyView {
    let language = now.language;
    let version = &found.standard.version.summary;
    let facts = act_facts(language, version)
        .into_iter()
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd class="num">{words}</dd></div> })
        .collect_view();
    view! {
        <section class="sheet rows">
            <h2>{w!(language, stock.correct_stands)}</h2>
            <dl class="facts-list">{facts}</dl>
            {corrections(now, version)}
        </section>
    }
    .into_any()
}

fn form(visitor: &Visitor, found: &EnteredAct, typed: &TypedCorrection) -> AnyView {
    let language = visitor.language;
    let (code, number) = (&found.standard.service.code, found.standard.version.summary.number);
    let action = visitor.address().desk(&format!("standards/{code}/{number}"));
    let errors = &typed.errors;
    view! {
        <form class="form rows sheet" method="post" action=action>
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <h2>{w!(language, approval.act)}</h2>
            <input type="hidden" name="version" value=found.version/>
            {order(language, &typed.act, errors)}
            {later_fields(language, &typed.act, errors)}
            <AreaField name="reason" label=w!(language, stock.correct_reason) text=typed.reason.clone() errors=errors.clone()
                hint=w!(language, stock.correct_reason_hint) rows=3/>
            <p class="actions">
                <button class="button">{w!(language, stock.correct_keep)}</button>
                <a href=visitor.address().desk("standards")>{w!(language, stock.to_list)}</a>
            </p>
        </form>
    }
    .into_any()
}
