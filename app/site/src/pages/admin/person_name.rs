//! What an account is called: the form that changes its name and e-mail, and what it was called before.

use domain::time::LegalZone;
use leptos::prelude::*;
use services::people::{FormerName, Person, PersonName, rename_person};
use services::{FieldProblem, ServiceError, Services};

use crate::components::form::{ErrorSummary, Errors, TextField};
use crate::words::name_problem_of;
use crate::{Fields, PageError, Visitor};
use crate::{w, words};

/// Carries the change out, or says what is wrong with it.
///
/// # Errors
/// The faults of the services.
pub(super) async fn rename(
    visitor: &Visitor,
    services: &Services,
    fields: &Fields,
    id: i64,
) -> Result<Result<(), Errors>, PageError> {
    let language = visitor.language;
    let shown = PersonName { name: fields.take("shown_name"), email: fields.take("shown_email") };
    let typed = PersonName { name: fields.take("name"), email: fields.take("email") };
    let sentence = |one: &FieldProblem| match one.code.as_str() {
        "email" => w!(language, admin.p_email),
        "taken" => w!(language, desk_admin.p_email_taken),
        "changed" => w!(language, desk_admin.p_renamed_meanwhile),
        "blank" => w!(language, admin.p_blank, field = w!(language, admin.person_name)),
        code => name_problem_of(language, code),
    };
    match rename_person(services, &visitor.request(), id, &shown, &typed).await {
        Ok(()) => Ok(Ok(())),
        // Nothing of the form is wrong, but that it was offered.
        Err(ServiceError::Invalid(problems)) if problems.iter().any(|one| one.field == "user") => {
            Err(PageError::BadRequest)
        }
        Err(ServiceError::Invalid(problems)) => {
            Ok(Err(problems.iter().map(|one| (one.field.clone(), sentence(one))).collect()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form; a person changes the own name and address on the page of the account.
pub(super) fn naming(
    visitor: &Visitor,
    person: &Person,
    own: bool,
    called: (String, String),
    errors: Errors,
) -> AnyView {
    let language = visitor.language;
    if own {
        let account = visitor.address().desk("account");
        return view! { <p><a href=account>{w!(language, desk_admin.own_name)}</a></p> }.into_any();
    }
    if !person.whole {
        return ().into_any();
    }
    let (name, email) = called;
    let open = errors.of("name").is_some() || errors.of("email").is_some();
    view! {
        <details class="more sheet" open=open>
            <summary>{w!(language, desk_admin.rename)}</summary>
            <form class="form rows" method="post">
                <p>{w!(language, desk_admin.rename_says)}</p>
                <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
                <input type="hidden" name="shown_name" value=person.name.clone()/>
                <input type="hidden" name="shown_email" value=person.email.clone()/>
                <TextField name="name" label=w!(language, admin.person_name) value=name errors=errors.clone()/>
                <TextField name="email" label=w!(language, admin.email) value=email errors=errors kind="email"/>
                <p><button class="button" name="do" value="rename">{w!(language, desk_admin.rename_do)}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// What the account was called before; nothing where it never was called otherwise.
pub(super) fn former(visitor: &Visitor, zone: LegalZone, earlier: &[FormerName]) -> Option<AnyView> {
    let language = visitor.language;
    if earlier.is_empty() {
        return None;
    }
    let items = earlier
        .iter()
        .map(|one| {
            let until = words::moment(language, zone, one.until);
            let by = one.by.clone().unwrap_or_else(|| w!(language, keeping.by_console));
            view! {
                <li>
                    <div>
                        <h3>{one.name.clone()}</h3>
                        <p class="small quiet">{one.email.clone()}</p>
                        <p class="small quiet num">{w!(language, desk_admin.former_until, moment = until, who = by)}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="sheet rows" aria-labelledby="former">
                <h2 id="former">{w!(language, desk_admin.former)}</h2>
                <ul class="list narrow">{items}</ul>
            </section>
        }
        .into_any(),
    )
}
