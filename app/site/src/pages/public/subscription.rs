//! A subscription at the address of its letters: confirmed by a press, ended by a press. Opening the address changes
//! nothing, because mail programs open links before people do.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::language::Language;
use leptos::prelude::*;
use services::ServiceError;
use services::subscriptions::{Scope, Subscription, confirm, find, unsubscribe, unsubscribe_all};

use super::over::{Over, over};
use crate::w;
use crate::words::followed;
use crate::{Answer, Fields, Flash, Head, Site, Visitor, page, see_other};

/// Shows what is followed and what can be done with it.
///
/// # Errors
/// The faults of the services; a subscription that has ended is explained.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, key)): Path<(String, String)>,
) -> Answer {
    match find(&site.services, &visitor.request(), &key).await {
        Ok(held) => Ok(shown(&site, &visitor, held).await),
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

/// Confirms or ends it; the button of a mail program (RFC 8058) ends it.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, key)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let services = &site.services;
    let done = match fields.get("do") {
        "confirm" => confirm(services, &visitor.request(), &key).await.map(|()| Flash::Subscribed),
        "end_all" => unsubscribe_all(services, &visitor.request(), &key).await.map(|()| Flash::Unsubscribed),
        _ => unsubscribe(services, &visitor.request(), &key).await.map(|()| Flash::Unsubscribed),
    };
    match done {
        // Where it can be ended stays in sight.
        Ok(flash @ Flash::Subscribed) => Ok(see_other(&visitor.here(), Some(flash))),
        Ok(flash) => Ok(see_other(&visitor.address().home(), Some(flash))),
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

async fn shown(site: &Site, visitor: &Visitor, held: Subscription) -> Response {
    let language = visitor.language;
    let address = visitor.address();
    let title = if held.confirmed { w!(language, follow.held) } else { w!(language, follow.confirm_title) };
    page(site, visitor, Head::plain(title.clone()), move || {
        let says =
            if held.confirmed { w!(language, follow.held_says) } else { w!(language, follow.confirm_says) };
        let to = match &held.followed.scope {
            Scope::Draft(number) => Some(address.draft(number)),
            Scope::Service(code) => Some(address.service(code)),
            Scope::Body(_) | Scope::All => None,
        };
        let words = followed(language, &held.followed);
        let what = match to {
            Some(to) => view! { <a href=to>{words}</a> }.into_any(),
            None => words.into_any(),
        };
        let confirm = (!held.confirmed).then(|| {
            view! { <button class="button" name="do" value="confirm">{w!(language, follow.confirm)}</button> }
        });
        let all = (held.others > 0).then(|| {
            let words = w!(language, follow.end_all, count = held.others + 1);
            view! { <button class="button plain" name="do" value="end_all">{words}</button> }
        });
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{title}</h1>
                    <p>{says}</p>
                    <dl class="facts-list">
                        <div><dt>{w!(language, follow.what)}</dt><dd>{what}</dd></div>
                        <div><dt>{w!(language, follow.email)}</dt><dd>{held.email}</dd></div>
                    </dl>
                    <form method="post">
                        <p class="actions">
                            {confirm}
                            <button class="button plain" name="do" value="end">{w!(language, follow.end)}</button>
                            {all}
                        </p>
                    </form>
                </section>
            </div>
        }
    })
    .await
}

fn is_over(language: Language) -> Over {
    Over {
        title: w!(language, follow.over),
        what: w!(language, follow.over),
        says: w!(language, follow.over_says),
        onward: ("/subscribe", w!(language, follow.title)),
    }
}
