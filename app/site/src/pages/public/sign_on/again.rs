//! Proving at the provider the person of an open session, for a form that waits in another tab.

use axum::response::Response;
use leptos::prelude::*;
use services::ServiceError;
use services::people::{Identified, identified_again};

use super::said::{SignOnFailure, explained};
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Notes that the person of `session` came back from the provider, in the browser where that session still is.
pub(super) async fn noted(site: &Site, visitor: &Visitor, session: i64, identified: &Identified) -> Answer {
    if visitor.session.is_none_or(|open| open.id != session) {
        return Ok(explained(site, visitor, SignOnFailure::Foreign).await);
    }
    match identified_again(&site.services, &visitor.request(), session, identified).await {
        Ok(owes_code) => Ok(proven(site, visitor, owes_code).await),
        Err(ServiceError::Invalid(problems)) => {
            let code = problems.first().map_or("", |problem| problem.code.as_str());
            Ok(explained(site, visitor, SignOnFailure::of_account(code)).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// Says where to go on.
async fn proven(site: &Site, visitor: &Visitor, owes_code: bool) -> Response {
    let language = visitor.language;
    let name = site.settings.sign_on.as_ref().map(|sign_on| sign_on.name.clone()).unwrap_or_default();
    let says =
        if owes_code { w!(language, sign_on.again_code_says) } else { w!(language, sign_on.again_says) };
    let what = w!(language, sign_on.again, name = name);
    let head = Head::plain(w!(language, sign_on.title));
    page(site, visitor, head, move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows">
                    <h1>{what}</h1>
                    <p role="status">{says}</p>
                </section>
            </div>
        }
    })
    .await
}
