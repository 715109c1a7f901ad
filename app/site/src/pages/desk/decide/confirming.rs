//! The way from the decisions to those that a head has still to confirm, where the body confirms.

use leptos::prelude::*;
use services::discussion::{confirms_decisions, unconfirmed_decisions};
use services::drafts::DraftSummary;

use crate::w;
use crate::{PageError, Site, Visitor};

/// How many decisions wait for a head; nothing where the heads of the body do not confirm.
///
/// # Errors
/// The faults of the services.
pub(super) async fn unconfirmed(
    site: &Site,
    visitor: &Visitor,
    summary: &DraftSummary,
) -> Result<Option<u64>, PageError> {
    if !confirms_decisions(&site.services, summary.body).await? {
        return Ok(None);
    }
    Ok(Some(unconfirmed_decisions(&site.services, &visitor.request(), &summary.number).await?))
}

/// The way to the proposed decisions, with how many wait.
pub(super) fn link(visitor: &Visitor, number: &str, unconfirmed: Option<u64>) -> Option<AnyView> {
    let language = visitor.language;
    let count = unconfirmed?;
    let to = visitor.address().desk(&format!("drafts/{number}/proposed"));
    let waiting = (count > 0).then(|| format!(" · {}", w!(language, confirming.waiting, count = count)));
    Some(view! { <p class="small"><a href=to>{w!(language, confirming.title)}</a>{waiting}</p> }.into_any())
}
