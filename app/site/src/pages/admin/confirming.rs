//! Whether the heads of a body confirm the decisions that its drafters propose on comments (R15-7): off as shipped.

use axum::extract::{Path, State};
use domain::access::{Action, Resource};
use leptos::prelude::*;
use services::ServiceError;
use services::discussion::{confirms_decisions, set_confirming};
use services::people::{Body, body_by_code};

use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// Shows the setting.
///
/// # Errors
/// [`crate::PageError`] unless the visitor keeps the bodies, or if there is no such body.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    let body = body_by_code(&site.services, &code).await?;
    show(&site, &visitor, FormState::Fresh, body).await
}

/// Changes the setting.
///
/// # Errors
/// As [`get`]; a setting that somebody else changed meanwhile comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::ManageBodies, &Resource::Site)?;
    let body = body_by_code(&site.services, &code).await?;
    let (was, on) = (fields.get("was") == "on", fields.get("on") == "on");
    match set_confirming(&site.services, &visitor.request(), body.id, was, on).await {
        Ok(()) => {
            let to = visitor.address().desk(&format!("bodies/{code}/decisions"));
            Ok(see_other(&to, Some(Flash::Saved)))
        }
        Err(ServiceError::Stale(_)) => show(&site, &visitor, FormState::Conflict, body).await,
        Err(error) => Err(error.into()),
    }
}

/// The way from the page of a body.
pub(super) fn link(visitor: &Visitor, code: &str) -> AnyView {
    let to = visitor.address().desk(&format!("bodies/{code}/decisions"));
    view! { <p><a href=to>{w!(visitor.language, confirming.setting)}</a></p> }.into_any()
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, body: Body) -> Answer {
    let is_on = confirms_decisions(&site.services, body.id).await?;
    let language = visitor.language;
    let asker = visitor.clone();
    let title = w!(language, confirming.setting);
    Ok(form_page(site, visitor, Head::plain(title.clone()), state, move || {
        let (lang, name) = best_words(language, &body.name);
        let address = asker.address().desk(&format!("bodies/{}", body.code));
        let crumbs = Crumbs::below(name, address);
        let (stands, next, button) = if is_on {
            (w!(language, confirming.is_on), "off", w!(language, confirming.turn_off))
        } else {
            (w!(language, confirming.is_off), "on", w!(language, confirming.turn_on))
        };
        let was = if is_on { "on" } else { "off" };
        let behind = (state == FormState::Conflict).then(|| {
            view! { <p class="notice warn" role="alert">{w!(language, confirming.setting_stale)}</p> }
        });
        view! {
            <PageHead title=title crumbs=crumbs/>
            <div class="page narrow">
                {behind}
                <section class="sheet rows">
                    <h2 lang=lang>{name.to_owned()}</h2>
                    <p>{w!(language, confirming.setting_says)}</p>
                    <p role="status"><b>{stands}</b></p>
                    <form method="post">
                        <input type="hidden" name="was" value=was/>
                        <button class="button" name="on" value=next>{button}</button>
                    </form>
                </section>
            </div>
        }
    })
    .await)
}
