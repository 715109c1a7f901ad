//! One person: roles given and taken, the account closed, opened again, its password made void.

use axum::body::Bytes;
use axum::extract::{Path, State};
use domain::access::{Action, Resource};
use domain::body::{BodyId, Role};
use leptos::prelude::*;
use services::people::{
    Body, Person, bodies, deactivate, give_role, list_people, reactivate, take_role, void_password,
};

use super::invite::{body_choices, role_choices};
use crate::components::form::{Errors, SelectField};
use crate::components::names;
use crate::site::{Answer, Fields, Flash, Head, PageError, Site, Visitor, page, see_other};
use crate::{w, words};

/// Shows the person.
///
/// # Errors
/// [`PageError::NotFound`], or the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor, Path((_, id)): Path<(String, i64)>) -> Answer {
    visitor.must(Action::ManagePeople, &Resource::Site)?;
    let language = visitor.language;
    let people = list_people(&site.services, &visitor.request()).await?;
    let person = people.into_iter().find(|person| person.id == id).ok_or(PageError::NotFound)?;
    let bodies = bodies(&site.services).await?;
    let since = words::date(language, site.settings.zone.date_of(person.created_at));
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(person.name.clone()), move || {
        let own = shown.signed_in.as_ref().is_some_and(|me| me.user_id == person.id);
        let roles = person.roles.iter().map(|one| role_row(&shown, one.body, one.role, own, &bodies)).collect_view();
        let (class, state) = if person.active {
            ("tag open", w!(language, admin.active))
        } else {
            ("tag closed", w!(language, admin.inactive))
        };
        view! {
            <div class="head"><div>
                <nav class="crumbs" aria-label=w!(language, admin.people)>
                    <a href=shown.address().desk("people")>{w!(language, admin.people)}</a>
                </nav>
                <h1>{person.name.clone()}</h1>
                <p class="lead">{person.email.clone()}</p>
                <p><span class=class>{state}</span>" "<span class="quiet num">{w!(language, admin.since, date = since)}</span></p>
            </div></div>
            <div class="page two">
                <section class="sheet rows" aria-labelledby="roles">
                    <h2 id="roles">{w!(language, admin.roles)}</h2>
                    <ul class="list narrow">{roles}</ul>
                    <form class="form rows" method="post">
                        <h3>{w!(language, admin.give_role)}</h3>
                        <SelectField name="body" label=w!(language, admin.body) value="" options=body_choices(language, &bodies).split_off(1)
                            errors=Errors::none()/>
                        <SelectField name="role" label=w!(language, admin.role) value=Role::Drafter.code()
                            options=role_choices(language) errors=Errors::none()/>
                        <p class="actions"><button class="button" name="do" value="give">{w!(language, admin.give)}</button></p>
                    </form>
                </section>
                <aside class="rows">{account(&shown, &person, own)}</aside>
            </div>
        }
    })
    .await)
}

/// Carries out one of the actions of the page.
///
/// # Errors
/// [`PageError::BadRequest`] for what the page does not offer; the faults of the services.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, i64)>,
    body: Bytes,
) -> Answer {
    visitor.must(Action::ManagePeople, &Resource::Site)?;
    let fields = Fields::parse(&body);
    let (services, request) = (&site.services, visitor.request());
    let of_body = || fields.get("body").parse().map(BodyId).map_err(|_| PageError::BadRequest);
    let role = || Role::from_code(fields.get("role")).ok_or(PageError::BadRequest);
    match fields.get("do") {
        "give" => give_role(services, &request, id, of_body()?, role()?).await?,
        "take" => take_role(services, &request, id, of_body()?, role()?).await?,
        "close" => deactivate(services, &request, id).await?,
        "reopen" => reactivate(services, &request, id).await?,
        "void" => void_password(services, &request, id).await?,
        _ => return Err(PageError::BadRequest),
    }
    Ok(see_other(&visitor.address().desk(&format!("people/{id}")), Some(Flash::Saved)))
}

fn role_row(
    visitor: &Visitor,
    body: BodyId,
    role: Role,
    own: bool,
    bodies: &[Body],
) -> impl IntoView + use<> {
    let language = visitor.language;
    let name = bodies.iter().find(|one| one.id == body).map(|one| one.name.best(language).1.to_owned());
    let words = names::role(language, role);
    let side = if own && role == Role::Administrator {
        view! { <p class="small quiet">{w!(language, admin.own_role)}</p> }.into_any()
    } else {
        view! {
            <form method="post">
                <input type="hidden" name="body" value=body.0.to_string()/>
                <input type="hidden" name="role" value=role.code()/>
                <button class="button plain small" name="do" value="take"
                    aria-label=w!(language, admin.take_this, role = words.clone())>{w!(language, admin.take)}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li>
            <div><h3>{words}</h3><p class="small quiet">{name}</p></div>
            <div class="side">{side}</div>
        </li>
    }
}

/// What ends an account asks once more: it stands folded, with what it does.
fn account(visitor: &Visitor, person: &Person, own: bool) -> AnyView {
    let language = visitor.language;
    if own {
        return view! { <section class="notice info"><p>{w!(language, admin.own_account)}</p></section> }
            .into_any();
    }
    let confirmed = |title: String, says: String, button: String, what: &'static str| {
        view! {
            <details class="more sheet">
                <summary>{title}</summary>
                <form class="rows" method="post">
                    <p>{says}</p>
                    <p><button class="button danger" name="do" value=what>{button}</button></p>
                </form>
            </details>
        }
    };
    let void = confirmed(
        w!(language, admin.void),
        w!(language, admin.void_says),
        w!(language, admin.void_do),
        "void",
    );
    if person.active {
        let close = confirmed(
            w!(language, admin.close),
            w!(language, admin.close_says),
            w!(language, admin.close_do),
            "close",
        );
        return view! { {close}{void} }.into_any();
    }
    view! {
        <form method="post"><button class="button" name="do" value="reopen">{w!(language, admin.reopen)}</button></form>
        {void}
    }
    .into_any()
}
