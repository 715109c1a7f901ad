//! What a person reads who was not signed in, or not proven anew.

use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use identity::sign_on::Trouble;
use leptos::prelude::*;

use crate::w;
use crate::{Head, Site, Visitor, page_with_status};

/// Why nobody was signed in, for the reader.
#[derive(Clone, Copy)]
pub(super) enum SignOnFailure {
    Unreachable,
    Refused,
    Foreign,
    Untrusted,
    /// The person was not asked anew.
    Stale,
    /// Another person was proven anew.
    Another,
    Unverified,
    Unknown,
    Taken,
}

impl SignOnFailure {
    /// What it was in detail stands in the log only.
    pub(super) fn of(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Unreachable(_) => {
                tracing::error!(%trouble, "single sign-on");
                Self::Unreachable
            }
            Trouble::Untrusted(_) => {
                tracing::warn!(%trouble, "single sign-on");
                Self::Untrusted
            }
            Trouble::Refused(_) => {
                tracing::info!(%trouble, "single sign-on");
                Self::Refused
            }
            Trouble::Foreign => Self::Foreign,
            Trouble::Stale => Self::Stale,
        }
    }

    pub(super) fn of_account(code: &str) -> Self {
        match code {
            "unverified" => Self::Unverified,
            "taken" => Self::Taken,
            "another" => Self::Another,
            _ => Self::Unknown,
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Foreign => StatusCode::BAD_REQUEST,
            _ => StatusCode::FORBIDDEN,
        }
    }
}

/// The page that says why.
pub(super) async fn explained(site: &Site, visitor: &Visitor, said: SignOnFailure) -> Response {
    let language = visitor.language;
    let name = site.settings.sign_on.as_ref().map(|sign_on| sign_on.name.clone()).unwrap_or_default();
    let (what, says) = match said {
        SignOnFailure::Unreachable => {
            (w!(language, sign_on.unreachable, name = name), w!(language, sign_on.unreachable_says))
        }
        SignOnFailure::Refused => {
            (w!(language, sign_on.refused, name = name), w!(language, sign_on.refused_says))
        }
        SignOnFailure::Foreign => (w!(language, sign_on.foreign), w!(language, sign_on.foreign_says)),
        SignOnFailure::Untrusted => {
            (w!(language, sign_on.untrusted, name = name), w!(language, sign_on.untrusted_says))
        }
        SignOnFailure::Stale => (w!(language, sign_on.stale, name = name), w!(language, sign_on.stale_says)),
        SignOnFailure::Another => (w!(language, sign_on.another), w!(language, sign_on.another_says)),
        SignOnFailure::Unverified => {
            (w!(language, sign_on.unverified, name = name), w!(language, sign_on.unverified_says))
        }
        SignOnFailure::Unknown => (w!(language, sign_on.unknown), w!(language, sign_on.unknown_says)),
        SignOnFailure::Taken => (w!(language, sign_on.taken), w!(language, sign_on.taken_says)),
    };
    // Who is signed in was to be proven anew, and goes back to the form that waits.
    let to = visitor.signed_in.is_none().then(|| visitor.address().to("/sign-in"));
    let head = Head::plain(w!(language, sign_on.title));
    let mut response = page_with_status(site, visitor, head, said.status(), move || {
        let onward = to.map(|to| {
            view! { <p class="actions"><a class="button" href=to>{w!(language, account.sign_in)}</a></p> }
        });
        view! {
            <div class="page narrow">
                <section class="sheet rows fault">
                    <h1>{what}</h1>
                    <p>{says}</p>
                    {onward}
                </section>
            </div>
        }
    })
    .await;
    if matches!(said, SignOnFailure::Unreachable) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(5));
    }
    response
}
