//! The page of a secret address that leads nowhere. What was used or ended and what never was are one answer: it does not
//! tell which secrets there ever were.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;

use crate::{Head, Site, Visitor, page_with_status};

/// The words of the page, and where it leads.
pub(super) struct Over {
    /// The title of the document.
    pub(super) title: String,
    /// What is over.
    pub(super) what: String,
    /// What that means.
    pub(super) says: String,
    /// Where to go from here: the path after the language, and the words of the link.
    pub(super) onward: (&'static str, String),
}

/// The page, with the status of an address where nothing stands.
pub(super) async fn over(site: &Site, visitor: &Visitor, over: Over) -> Response {
    let (path, words) = over.onward;
    let to = visitor.address().to(path);
    page_with_status(site, visitor, Head::plain(over.title), StatusCode::NOT_FOUND, move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows fault">
                    <h1>{over.what}</h1>
                    <p>{over.says}</p>
                    <p class="actions"><a class="button" href=to>{words}</a></p>
                </section>
            </div>
        }
    })
    .await
}
