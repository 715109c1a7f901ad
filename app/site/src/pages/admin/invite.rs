//! Inviting a person.

use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Resource};
use domain::body::{BodyId, Role};
use domain::language::Language;
use leptos::prelude::*;
use services::people::{Body, InvitationInput, bodies};
use services::{FieldProblem, ServiceError};

use super::role_in_body::{RoleInBody, gives, kept};
use crate::components::bar::own_name;
use crate::components::form::{Choices, ErrorSummary, Errors, TextField};
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::name_problem_of;
use crate::{Answer, Fields, Flash, FormState, Head, Site, Visitor, confirmed, form_page, see_other};

/// Shows the form.
///
/// # Errors
/// The faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ReadPeople, &Resource::Site)?;
    let today = site.settings.zone.date_of(visitor.at);
    let bodies = kept(&visitor, bodies(&site.services).await?, today);
    let typed = Fields::of([("language", visitor.language.code().to_owned())]);
    Ok(form(&site, &visitor, FormState::Fresh, typed, bodies, Errors::none()).await)
}

/// Sends the invitation.
///
/// # Errors
/// The faults of the services; wrong input comes back with the form.
pub async fn post(State(site): State<Site>, visitor: Visitor, typed: Fields) -> Answer {
    visitor.authorise(Action::ReadPeople, &Resource::Site)?;
    let language = visitor.language;
    confirmed(&site, &visitor, &typed).await?;
    let today = site.settings.zone.date_of(visitor.at);
    let bodies = kept(&visitor, bodies(&site.services).await?, today);
    let chosen = (
        typed.get("body").parse().ok().map(BodyId).filter(|id| bodies.iter().any(|body| body.id == *id)),
        Role::from_code(typed.get("role")).filter(|role| gives(&visitor, *role)),
        Language::from_code(typed.get("language")),
    );
    let mut errors = Errors::none();
    let (Some(body), Some(role), Some(letter)) = chosen else {
        if chosen.0.is_none() {
            errors.add("body", w!(language, admin.p_choice, field = w!(language, admin.body)));
        }
        if chosen.1.is_none() {
            errors.add("role", w!(language, admin.p_choice, field = w!(language, admin.role)));
        }
        if chosen.2.is_none() {
            errors.add("language", w!(language, admin.p_choice, field = w!(language, admin.language)));
        }
        return Ok(form(&site, &visitor, FormState::Invalid, typed, bodies, errors).await);
    };
    let input = InvitationInput {
        email: typed.take("email"),
        name: typed.take("name"),
        body,
        role,
        language: letter,
    };
    match services::people::invite(&site.services, &visitor.request(), input).await {
        Ok(_link) => Ok(see_other(&visitor.address().desk("people"), Some(Flash::Invited))),
        Err(ServiceError::Invalid(problems)) => {
            let sentence = |one: &FieldProblem| match one.code.as_str() {
                "email" => w!(language, admin.p_email),
                "blank" => w!(language, admin.p_blank, field = w!(language, admin.person_name)),
                "unknown" => w!(language, admin.p_choice, field = w!(language, admin.body)),
                "idle_role" => w!(language, admin.p_idle_role),
                "abolished" => w!(language, desk_admin.p_abolished),
                "closed" => w!(language, desk_admin.p_closed_elsewhere),
                code => name_problem_of(language, code),
            };
            let errors = problems.iter().map(|one| (one.field.clone(), sentence(one))).collect();
            Ok(form(&site, &visitor, FormState::Invalid, typed, bodies, errors).await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    typed: Fields,
    bodies: Vec<Body>,
    errors: Errors,
) -> Response {
    let language = visitor.language;
    let shown = visitor.clone();
    form_page(site, visitor, Head::plain(w!(language, admin.invite)), state, move || {
        let people = shown.address().desk("people");
        let languages = Language::ALL.map(|one| (one.code().to_owned(), own_name(one).to_owned()));
        view! {
            <PageHead title=w!(language, admin.invite) lead=w!(language, admin.invite_lead)
                crumbs=Crumbs::below(w!(language, admin.people), people.clone())/>
            <div class="page narrow">
                <form class="form rows sheet" method="post">
                    <ErrorSummary visitor=shown.clone() errors=errors.clone()/>
                    <TextField name="name" label=w!(language, admin.person_name) value=typed.take("name") errors=errors.clone()/>
                    <TextField name="email" label=w!(language, admin.email) value=typed.take("email") errors=errors.clone() kind="email"/>
                    <RoleInBody visitor=shown.clone() bodies=bodies body=typed.take("body") role=typed.take("role")
                        errors=errors.clone()/>
                    <Choices name="language" legend=w!(language, admin.language) options=languages.to_vec()
                        chosen=vec![typed.take("language")] errors=errors across=true/>
                    <p class="actions">
                        <button class="button">{w!(language, admin.invite_send)}</button>
                        <a href=people>{w!(language, form.cancel)}</a>
                    </p>
                </form>
            </div>
        }
    })
    .await
}
