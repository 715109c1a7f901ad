//! A named entity confirms its comment at the address of its letter, by a press. Opening the address changes nothing, because
//! mail programs open links before people do.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use services::ServiceError;
use services::discussion::{Confirmable, confirm, confirmable};

use super::over::{Over, over};
use crate::components::comment::{comment_number, paragraphs};
use crate::w;
use crate::words::author_kind;
use crate::{Answer, Head, Site, Visitor, page, see_other};

/// Shows what would be confirmed.
///
/// # Errors
/// The faults of the services; a link of no comment is explained.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, key)): Path<(String, String)>,
) -> Answer {
    match confirmable(&site.services, &key).await {
        Ok(found) => Ok(shown(&site, &visitor, &key, found).await),
        Err(ServiceError::NotFound) => Ok(nothing(&site, &visitor).await),
        Err(error) => Err(error.into()),
    }
}

/// Confirms it.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, key)): Path<(String, String)>,
) -> Answer {
    match confirm(&site.services, &visitor.request(), &key).await {
        Ok(()) => Ok(see_other(&own(&visitor, &key), None)),
        Err(ServiceError::NotFound) => Ok(nothing(&site, &visitor).await),
        Err(error) => Err(error.into()),
    }
}

fn own(visitor: &Visitor, key: &str) -> String {
    visitor.address().to(&format!("/speakers/{key}"))
}

async fn nothing(site: &Site, visitor: &Visitor) -> Response {
    let language = visitor.language;
    let told = Over {
        title: w!(language, speaker.confirm_title),
        what: w!(language, speaker.confirm_over),
        says: w!(language, speaker.confirm_over_says),
        onward: ("/", w!(language, speaker.to_home)),
    };
    over(site, visitor, told).await
}

async fn shown(site: &Site, visitor: &Visitor, key: &str, found: Confirmable) -> Response {
    let language = visitor.language;
    let draft = visitor.address().draft(&found.draft_number);
    let action = own(visitor, key);
    let title = if found.confirmed {
        w!(language, speaker.confirm_done)
    } else {
        w!(language, speaker.confirm_title)
    };
    page(site, visitor, Head::plain(title.clone()), move || {
        let says = if found.confirmed {
            w!(language, speaker.confirm_done_says)
        } else {
            w!(language, speaker.confirm_lead)
        };
        let comments = found
            .comments
            .iter()
            .map(|(number, text)| {
                view! {
                    <section class="rows">
                        <h2 class="num">{comment_number(language, *number)}</h2>
                        <div class="words">{paragraphs(text)}</div>
                    </section>
                }
            })
            .collect_view();
        let form = (!found.confirmed).then(|| {
            view! {
                <form method="post" action=action>
                    <p class="actions"><button class="button">{w!(language, speaker.confirm_go)}</button></p>
                </form>
                <p class="small quiet">{w!(language, speaker.confirm_stranger)}</p>
            }
        });
        let who = format!("{}, {}", found.name, author_kind(language, found.kind));
        let service = found.title.best(language).1.to_owned();
        view! {
            <div class="page narrow">
                <section class="sheet rows">
                    <h1>{title}</h1>
                    <p>{says}</p>
                    <dl class="facts-list">
                        <div><dt>{w!(language, speaker.confirm_author)}</dt><dd>{who}</dd></div>
                        <div><dt>{w!(language, receipt.service)}</dt><dd>{service}</dd></div>
                    </dl>
                    {comments}
                    {form}
                    <p class="actions"><a class="button plain" href=draft>{w!(language, speaker.to_draft)}</a></p>
                </section>
            </div>
        }
    })
    .await
}
