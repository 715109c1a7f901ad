//! The choice of a body and of a role in it. A role that can do nothing in the chosen body is hidden by the style sheet, and
//! refused by the services.

use chrono::NaiveDate;
use domain::access::{Action, Resource, makes_sense};
use domain::body::Role;
use leptos::prelude::*;
use services::people::Body;

use crate::Visitor;
use crate::components::form::Errors;
use crate::components::names;
use crate::w;

/// The bodies whose people the visitor keeps, without those that are abolished by today.
pub(super) fn kept(visitor: &Visitor, bodies: Vec<Body>, today: NaiveDate) -> Vec<Body> {
    let stands = |body: &Body| body.terms.abolished_on.is_none_or(|day| day > today);
    let keeps = |body: &Body| visitor.may(Action::ManagePeople, &Resource::Body { body: body.id });
    bodies.into_iter().filter(|body| stands(body) && keeps(body)).collect()
}

/// Whether the visitor gives this role at all: one that keeps every body is given by its like alone.
pub(super) fn gives(visitor: &Visitor, role: Role) -> bool {
    role != Role::Administrator || visitor.may(Action::ManagePeople, &Resource::Site)
}

/// The two fields, `body` and `role`. Where there is one body only, it is chosen.
#[component]
pub(super) fn RoleInBody(
    /// Who gives the role.
    visitor: Visitor,
    /// The bodies to choose from, as of [`kept`].
    bodies: Vec<Body>,
    /// The chosen body.
    body: String,
    /// The chosen role.
    role: String,
    /// The errors of the form.
    errors: Errors,
) -> impl IntoView {
    let language = visitor.language;
    let offered = Role::ALL.into_iter().filter(|one| gives(&visitor, *one));
    let offered: Vec<Role> =
        offered.filter(|one| bodies.iter().any(|body| makes_sense(body.kind, *one))).collect();
    let body = match bodies.as_slice() {
        [alone] => alone.id.0.to_string(),
        _ => body,
    };
    let choices = bodies
        .into_iter()
        .map(|one| {
            let id = one.id.0.to_string();
            let chosen = id == body;
            // The roles that this body cannot give, for the style sheet.
            let without = Role::ALL.into_iter().filter(|role| !makes_sense(one.kind, *role)).map(Role::code);
            let without = without.collect::<Vec<_>>().join(" ");
            view! { <option value=id selected=chosen data-without=without>{one.name.best(language).1.to_owned()}</option> }
        })
        .collect_view();
    let roles = offered
        .into_iter()
        .enumerate()
        .map(|(place, one)| {
            let id = if place == 0 { String::from("f-role") } else { format!("f-role-{place}") };
            let code = one.code();
            view! {
                <label class="choice" data-role=code>
                    <input id=id type="radio" name="role" value=code checked=code == role/>
                    <span>{names::role(language, one)}</span>
                </label>
            }
        })
        .collect_view();
    let error = |field: &'static str| {
        errors
            .of(field)
            .map(|sentence| view! { <span class="error" id=format!("f-{field}-error")>{sentence}</span> })
    };
    let describes = |field: &str| errors.of(field).map(|_| format!("f-{field}-error"));
    let body_class = if errors.of("body").is_some() { "field bad" } else { "field" };
    let invalid = errors.of("body").map(|_| "true");
    view! {
        <div class=body_class>
            <label for="f-body">{w!(language, admin.body)}</label>
            {error("body")}
            <select id="f-body" name="body" aria-invalid=invalid aria-describedby=describes("body")>
                <option value="">{w!(language, admin.choose)}</option>
                {choices}
            </select>
        </div>
        <fieldset class="choices" aria-describedby=describes("role")>
            <legend>{w!(language, admin.role)}</legend>
            {error("role")}
            {roles}
        </fieldset>
    }
}
