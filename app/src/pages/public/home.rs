//! The first page: drafts open for comment, closing soonest first.

use axum::extract::State;
use leptos::prelude::*;

use crate::site::{Answer, Head, Site, Visitor, page};
use crate::w;

/// Shows the first page.
///
/// # Errors
/// None of its own.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let language = visitor.language;
    Ok(page(&site, &visitor, Head::plain(w!(language, home.title)), move || view! { <h1>{w!(language, home.title)}</h1> }).await)
}
