//! The e-mail of an account changes when both addresses agree: the page that the links of the letters open.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;
use services::ServiceError;
use services::people::EmailChange;

use super::over::{Over, over};
use crate::w;
use crate::{Answer, Flash, Head, Site, Visitor, page, page_with_status, see_other};

/// Shows what is to change. Opening it changes nothing, because mail programs open links before people do.
///
/// # Errors
/// The faults of the services; a link that is over is explained.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
) -> Answer {
    match services::people::find_email_change(&site.services, &token, visitor.at).await {
        Ok(change) => Ok(shown(&site, &visitor, change).await),
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(error) => Err(error.into()),
    }
}

/// One address agrees; the second makes the change.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
) -> Answer {
    match services::people::agree_to_email_change(&site.services, &visitor.request(), &token).await {
        Ok(true) if visitor.signed_in.is_some() => {
            Ok(see_other(&visitor.address().desk("account"), Some(Flash::EmailChanged)))
        }
        Ok(true) => Ok(see_other(&visitor.address().to("/sign-in"), Some(Flash::EmailChanged))),
        Ok(false) => Ok(see_other(&visitor.here(), None)),
        Err(ServiceError::NotFound) => Ok(over(&site, &visitor, is_over(visitor.language)).await),
        Err(ServiceError::Invalid(_)) => Ok(taken(&site, &visitor).await),
        Err(error) => Err(error.into()),
    }
}

async fn shown(site: &Site, visitor: &Visitor, change: EmailChange) -> Response {
    let language = visitor.language;
    page(site, visitor, Head::plain(w!(language, recover.email_title)), move || {
        let inside = if change.agreed {
            view! { <p role="status">{w!(language, recover.email_waits)}</p> }.into_any()
        } else {
            let says = if change.at_new {
                w!(language, recover.email_at_new)
            } else {
                w!(language, recover.email_at_old)
            };
            view! {
                <p>{says}</p>
                <form method="post">
                    <p class="actions"><button class="button">{w!(language, recover.email_agree)}</button></p>
                </form>
            }
            .into_any()
        };
        view! {
            <div class="page narrow">
                <section class="sheet rows slim">
                    <h1>{w!(language, recover.email_title)}</h1>
                    <dl class="facts-list">
                        <div><dt>{w!(language, recover.email_new)}</dt><dd>{change.new_email}</dd></div>
                    </dl>
                    {inside}
                </section>
            </div>
        }
    })
    .await
}

async fn taken(site: &Site, visitor: &Visitor) -> Response {
    let language = visitor.language;
    let address = visitor.address();
    let head = Head::plain(w!(language, recover.email_title)).refused(language);
    page_with_status(site, visitor, head, StatusCode::CONFLICT, move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows fault">
                    <h1>{w!(language, recover.email_taken)}</h1>
                    <p>{w!(language, recover.email_taken_says)}</p>
                    <p class="actions"><a class="button" href=address.desk("account")>{w!(language, own.title)}</a></p>
                </section>
            </div>
        }
    })
    .await
}

fn is_over(language: Language) -> Over {
    Over {
        title: w!(language, recover.email_title),
        what: w!(language, recover.email_over),
        says: w!(language, recover.email_over_says),
        onward: ("/sign-in", w!(language, account.sign_in)),
    }
}
