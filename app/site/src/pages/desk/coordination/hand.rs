//! Who prepares the opinion, and the form that hands the work out.

use leptos::prelude::*;
use services::coordination::{AskedPage, Colleague};

use crate::Fields;
use crate::components::form::{Errors, TextField};
use crate::components::now::Now;
use crate::w;

/// Who prepares it; open where something in the form has to be mended.
pub(super) fn hand(now: Now, page: &AskedPage, typed: Option<&Fields>, errors: &Errors) -> AnyView {
    let language = now.language;
    let people = page
        .people
        .iter()
        .map(|one| {
            let subdivision = (!one.subdivision.is_empty()).then(|| format!(", {}", one.subdivision));
            let leads =
                one.leads.then(|| view! { " "<span class="tag plain">{w!(language, opinion.leads)}</span> });
            view! { <li>{one.name.clone()}{subdivision}{leads}</li> }
        })
        .collect_view();
    let nobody = page
        .people
        .is_empty()
        .then(|| view! { <p class="quiet">{w!(language, opinion.handed_to_nobody)}</p> });
    let open = typed.is_some();
    let form = page.closed.is_none().then(|| {
        let lines = page.colleagues.iter().enumerate();
        let lines = lines.map(|(place, one)| line(now, page, typed, errors, place, one)).collect_view();
        let error = |field: &'static str| {
            let id = format!("f-{field}-error");
            errors.of(field).map(|sentence| view! { <span class="error" id=id>{sentence}</span> })
        };
        view! {
            <details class="more screen-only" open=open>
                <summary>{w!(language, opinion.hand)}</summary>
                <form class="form rows" method="post">
                    <p class="hint">{w!(language, opinion.hand_says)}</p>
                    {error("people")}
                    {error("leads")}
                    {lines}
                    <p class="actions"><button class="button plain" name="do" value="hand">{w!(language, opinion.hand_go)}</button></p>
                </form>
            </details>
        }
    });
    view! {
        <section class="sheet rows" id="hand" aria-labelledby="hand-title">
            <h2 id="hand-title">{w!(language, opinion.preparing)}</h2>
            <ul>{people}</ul>
            {nobody}
            {form}
        </section>
    }
    .into_any()
}

/// Somebody of the body, to be ticked.
fn line(
    now: Now,
    page: &AskedPage,
    typed: Option<&Fields>,
    errors: &Errors,
    place: usize,
    one: &Colleague,
) -> AnyView {
    let language = now.language;
    let id = one.user_id.to_string();
    let had = page.people.iter().find(|person| person.user_id == one.user_id);
    let field = format!("subdivision-{id}");
    let (ticked, leads, subdivision) = match typed {
        Some(typed) => {
            (typed.all("people").any(|given| given == id), typed.get("leads") == id, typed.take(&field))
        }
        None => (
            had.is_some(),
            had.is_some_and(|person| person.leads),
            had.map(|person| person.subdivision.clone()).unwrap_or_default(),
        ),
    };
    let control = |name: &str| if place == 0 { format!("f-{name}") } else { format!("f-{name}-{place}") };
    view! {
        <fieldset class="choices">
            <legend class="unseen">{one.name.clone()}</legend>
            <label class="choice">
                <input id=control("people") type="checkbox" name="people" value=id.clone() checked=ticked/><span>{one.name.clone()}</span>
            </label>
            <TextField name=field label=w!(language, opinion.subdivision) value=subdivision errors=errors.clone()
                optional=w!(language, form.optional)/>
            <label class="choice">
                <input id=control("leads") type="radio" name="leads" value=id checked=leads/><span>{w!(language, opinion.leads)}</span>
            </label>
        </fieldset>
    }
    .into_any()
}
