//! The choice of a body and of a role in it. A role that can do nothing in the chosen body is hidden by the style sheet, and
//! refused by the services.

use domain::access::makes_sense;
use domain::body::{BodyKind, Role};
use domain::language::Language;
use leptos::prelude::*;
use services::people::Body;

use crate::components::form::Errors;
use crate::components::names;
use crate::w;

/// The two fields, `body` and `role`.
#[component]
pub(super) fn RoleInBody(
    /// The language of the page.
    language: Language,
    /// The bodies there are.
    bodies: Vec<Body>,
    /// The chosen body.
    body: String,
    /// The chosen role.
    role: String,
    /// The errors of the form.
    errors: Errors,
) -> impl IntoView {
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
    let offered =
        Role::ALL.into_iter().filter(|one| BodyKind::ALL.into_iter().any(|kind| makes_sense(kind, *one)));
    let roles = offered
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
