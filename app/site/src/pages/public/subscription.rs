//! A subscription at the address of its letters: confirmed by a press, ended by a press. Opening the address changes
//! nothing, because mail programs open links before people do.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use leptos::prelude::*;
use services::ServiceError;
use services::subscriptions::{
    Scope, Subscription, Wishes, change, confirm, find, unsubscribe, unsubscribe_all,
};

use super::over::{Over, over};
use super::wishes::{HowOften, Remind, wished};
use crate::components::bar::own_name;
use crate::components::form::{Choices, Errors};
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
        Ok(held) => Ok(shown(&site, &visitor, &key, held).await),
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

/// Confirms, changes or ends it. The button of a mail program (RFC 8058) names nothing that is done here: it ends the
/// subscription, and is told so once and again, without being led anywhere.
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
    let request = visitor.request();
    let done = match fields.get("do") {
        "confirm" => confirm(services, &request, &key).await.map(|()| Flash::Subscribed),
        "change" => changed(&site, &visitor, &key, &fields).await.map(|()| Flash::Saved),
        "end" => unsubscribe(services, &request, &key).await.map(|()| Flash::Unsubscribed),
        "end_all" => unsubscribe_all(services, &request, &key).await.map(|()| Flash::Unsubscribed),
        _ => {
            return match unsubscribe(services, &request, &key).await {
                Ok(()) | Err(ServiceError::NotFound) => {
                    Ok(w!(visitor.language, flash.unsubscribed).into_response())
                }
                Err(error) => Err(error.into()),
            };
        }
    };
    match done {
        // Where it can be changed and ended stays in sight.
        Ok(flash @ (Flash::Subscribed | Flash::Saved)) => Ok(see_other(&own(&visitor, &key), Some(flash))),
        Ok(flash) => Ok(see_other(&visitor.address().home(), Some(flash))),
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

async fn changed(site: &Site, visitor: &Visitor, key: &str, fields: &Fields) -> Result<(), ServiceError> {
    let request = visitor.request();
    let stands = find(&site.services, &request, key).await?.wishes;
    let wishes = wished(|name| fields.get(name).to_owned(), stands);
    change(&site.services, &request, key, wishes).await
}

/// Its address without what was asked for.
fn own(visitor: &Visitor, key: &str) -> String {
    visitor.address().to(&format!("/subscriptions/{key}"))
}

async fn shown(site: &Site, visitor: &Visitor, key: &str, held: Subscription) -> Response {
    let language = visitor.language;
    let address = visitor.address();
    let action = own(visitor, key);
    let wishes = wished(|name| visitor.parameter(name).unwrap_or_default(), held.wishes);
    let is_asked = wishes != held.wishes;
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
        let choice = held.confirmed.then(|| wishes_form(language, action.clone(), wishes, is_asked));
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{title}</h1>
                    <p>{says}</p>
                    <dl class="facts-list">
                        <div><dt>{w!(language, follow.what)}</dt><dd>{what}</dd></div>
                        <div><dt>{w!(language, follow.email)}</dt><dd>{held.email}</dd></div>
                    </dl>
                    {choice}
                    <form method="post" action=action>
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

/// How the address is written to, to be changed.
fn wishes_form(language: Language, action: String, wishes: Wishes, is_asked: bool) -> impl IntoView {
    let languages = Language::ALL.map(|one| (one.code().to_owned(), own_name(one).to_owned()));
    let asked = is_asked.then(|| view! { <p>{w!(language, follow.asked)}</p> });
    view! {
        <form class="form rows" method="post" action=action>
            <h2>{w!(language, follow.wishes)}</h2>
            {asked}
            <Choices name="language" legend=w!(language, follow.letters) options=languages.to_vec()
                chosen=vec![wishes.language.code().to_owned()] errors=Errors::none() across=true/>
            <HowOften language=language often=wishes.often/>
            <Remind language=language remind=wishes.remind/>
            <p class="actions"><button class="button" name="do" value="change">{w!(language, follow.save)}</button></p>
        </form>
    }
}

fn is_over(language: Language) -> Over {
    Over {
        title: w!(language, follow.over),
        what: w!(language, follow.over),
        says: w!(language, follow.over_says),
        onward: ("/subscribe", w!(language, follow.title)),
    }
}
