//! One person: called otherwise, roles given and taken, the account closed, opened again, its password made void.

use axum::extract::{Path, State};
use domain::access::{Action, Resource};
use domain::body::{BodyId, Role};
use leptos::prelude::*;
use services::people::{
    Body, Person, bodies, deactivate, former_names, give_role, has_identity, person, reactivate,
    reset_second_factor, second_factor_of, take_role, unlink_identities, void_password,
};
use services::{ServiceError, Services};

use super::person_name::{former, naming, rename};
use super::role_in_body::{RoleInBody, gives, kept};
use crate::components::form::{ErrorSummary, Errors};
use crate::components::names;
use crate::components::page_head::{Crumbs, PageHead};
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};
use crate::{w, words};

/// Shows the person.
///
/// # Errors
/// [`PageError::NotFound`], or the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor, Path((_, id)): Path<(String, i64)>) -> Answer {
    visitor.authorise(Action::ReadPeople, &Resource::Site)?;
    show(&site, &visitor, id, FormState::Fresh, &Fields::default(), Errors::none()).await
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    id: i64,
    state: FormState,
    typed: &Fields,
    errors: Errors,
) -> Answer {
    let language = visitor.language;
    let (services, request) = (&site.services, visitor.request());
    let person = person(services, &request, id).await?;
    let bodies = bodies(services).await?;
    let offered = kept(visitor, bodies.clone(), site.settings.zone.date_of(visitor.at));
    let since = words::date(language, site.settings.zone.date_of(person.created_at));
    let shown = visitor.clone();
    let (body, role) = (typed.take("body"), typed.take("role"));
    // Of an account that another body has a part in, nothing is shown but the roles here.
    let whole = person.whole;
    let ways = Ways {
        factor: whole && second_factor_of(services, &request, id).await?.is_some(),
        identity: whole && has_identity(services, id).await?,
    };
    let earlier = if whole { former_names(services, &request, id).await? } else { Vec::new() };
    let zone = site.settings.zone;
    let renames = typed.get("do") == "rename";
    let (of_name, of_role) = if renames { (errors, Errors::none()) } else { (Errors::none(), errors) };
    let called = if renames {
        (typed.take("name"), typed.take("email"))
    } else {
        (person.name.clone(), person.email.clone())
    };
    Ok(form_page(site, visitor, Head::plain(person.name.clone()), state, move || {
        let own = shown.signed_in.as_ref().is_some_and(|me| me.user_id == person.id);
        let roles = person.roles.iter().map(|one| role_row(&shown, one.body, one.role, own, &bodies)).collect_view();
        let (class, state) = if person.active {
            ("tag open", w!(language, admin.active))
        } else {
            ("tag closed", w!(language, admin.inactive))
        };
        view! {
            <PageHead title=person.name.clone() lead=person.email.clone()
                crumbs=Crumbs::below(w!(language, admin.people), shown.address().desk("people"))>
                <p><span class=class>{state}</span>" "<span class="quiet num">{w!(language, admin.since, date = since)}</span></p>
            </PageHead>
            <div class="page two">
                <section class="sheet rows" aria-labelledby="roles">
                    <h2 id="roles">{w!(language, admin.roles)}</h2>
                    <ul class="list narrow">{roles}</ul>
                    <form class="form rows" method="post">
                        <h3>{w!(language, admin.give_role)}</h3>
                        <ErrorSummary visitor=shown.clone() errors=of_role.clone()/>
                        <RoleInBody visitor=shown.clone() bodies=offered body=body role=role errors=of_role/>
                        <p class="actions"><button class="button" name="do" value="give">{w!(language, admin.give)}</button></p>
                    </form>
                </section>
                <aside class="rows">
                    {naming(&shown, &person, own, called, of_name)}
                    {former(&shown, zone, &earlier)}
                    {account(&shown, &person, own)}
                    {ways_in(&shown, ways, own)}
                </aside>
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
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::ReadPeople, &Resource::Site)?;
    // What gives somebody power asks for the proof of its person anew.
    if matches!(fields.get("do"), "give" | "rename" | "reopen" | "reset_factor" | "unlink") {
        crate::confirmed(&site, &visitor, &fields).await?;
    }
    let (services, request) = (&site.services, visitor.request());
    let of_body = || fields.get("body").parse().map(BodyId).map_err(|_| PageError::BadRequest);
    let role = || Role::from_code(fields.get("role")).ok_or(PageError::BadRequest);
    match fields.get("do") {
        "give" => match give(&visitor, services, &fields, id).await? {
            Ok(()) => {}
            Err(errors) => {
                let state = FormState::Invalid;
                return show(&site, &visitor, id, state, &fields, errors).await;
            }
        },
        "rename" => {
            if let Err(errors) = rename(&visitor, services, &fields, id).await? {
                return show(&site, &visitor, id, FormState::Invalid, &fields, errors).await;
            }
        }
        "take" => take_role(services, &request, id, of_body()?, role()?).await?,
        "close" => deactivate(services, &request, id).await?,
        "reopen" => reactivate(services, &request, id).await?,
        "void" => void_password(services, &request, id).await?,
        "reset_factor" => reset_second_factor(services, &request, id).await?,
        "unlink" => unlink_identities(services, &request, id).await?,
        _ => return Err(PageError::BadRequest),
    }
    Ok(see_other(&visitor.address().desk(&format!("people/{id}")), Some(Flash::Saved)))
}

/// Gives the chosen role, or says what is wrong with the choice.
async fn give(
    visitor: &Visitor,
    services: &Services,
    fields: &Fields,
    id: i64,
) -> Result<Result<(), Errors>, PageError> {
    let language = visitor.language;
    let mut errors = Errors::none();
    let body = fields.get("body").parse().map(BodyId).ok();
    let role = Role::from_code(fields.get("role"));
    let (Some(body), Some(role)) = (body, role) else {
        if body.is_none() {
            errors.add("body", w!(language, admin.p_choice, field = w!(language, admin.body)));
        }
        if role.is_none() {
            errors.add("role", w!(language, admin.p_choice, field = w!(language, admin.role)));
        }
        return Ok(Err(errors));
    };
    match give_role(services, &visitor.request(), id, body, role).await {
        Ok(()) => Ok(Ok(())),
        Err(ServiceError::Invalid(problems)) => {
            if problems.iter().any(|one| one.code == "abolished") {
                errors.add("body", w!(language, desk_admin.p_abolished));
            } else {
                errors.add("role", w!(language, admin.p_idle_role));
            }
            Ok(Err(errors))
        }
        Err(error) => Err(error.into()),
    }
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
    let is_own = own && matches!(role, Role::Administrator | Role::BodyAdministrator);
    let side = if !gives(visitor, role) {
        ().into_any()
    } else if is_own {
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

/// How a person gets in besides the password.
#[derive(Clone, Copy)]
struct Ways {
    factor: bool,
    identity: bool,
}

/// Takes away what stands in the way of somebody who has lost it.
fn ways_in(visitor: &Visitor, ways: Ways, own: bool) -> impl IntoView + use<> {
    let language = visitor.language;
    let reset = (ways.factor && !own).then(|| {
        folded(
            w!(language, factor.reset),
            w!(language, factor.reset_says),
            w!(language, factor.reset_do),
            "reset_factor",
        )
    });
    let unlink = (ways.identity && !own).then(|| {
        folded(
            w!(language, sign_on.unlink),
            w!(language, sign_on.unlink_says),
            w!(language, sign_on.unlink_do),
            "unlink",
        )
    });
    view! { {reset}{unlink} }
}

/// A form that stands folded, with what it does.
fn folded(title: String, says: String, button: String, what: &'static str) -> impl IntoView {
    view! {
        <details class="more sheet">
            <summary>{title}</summary>
            <form class="rows" method="post">
                <p>{says}</p>
                <p><button class="button danger" name="do" value=what>{button}</button></p>
            </form>
        </details>
    }
}

/// What ends an account asks once more: it stands folded, with what it does.
fn account(visitor: &Visitor, person: &Person, own: bool) -> AnyView {
    let language = visitor.language;
    if own {
        return view! { <section class="notice info"><p>{w!(language, admin.own_account)}</p></section> }
            .into_any();
    }
    if !person.whole {
        return view! { <section class="notice info"><p>{w!(language, desk_admin.works_elsewhere)}</p></section> }
            .into_any();
    }
    let void =
        folded(w!(language, admin.void), w!(language, admin.void_says), w!(language, admin.void_do), "void");
    if person.active {
        let close = folded(
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
