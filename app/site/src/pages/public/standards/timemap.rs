//! The texts of a standard on all days, as a list of links (RFC 7089, RFC 6690).

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use http::header;
use services::standards::{self, StandardKind, VersionSummary};

use super::links::{Links, StandardAddress};
use crate::components::now::Now;
use crate::{Answer, Site, Visitor};

/// Lists the texts that are or were in force, the oldest first.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such service.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let versions = standards::versions(&site.services, &code).await?;
    let now = Now::of(&site, &visitor);
    let address = StandardAddress::of(&site, now, &code);
    let mut links = Links::default();
    links.add(&address.standard(), "original timegate");
    links.add(&address.part("timemap"), "self");
    let was_in_force = |version: &&VersionSummary| {
        let began = version.effective_on.filter(|from| *from <= now.today());
        let stood = began.is_some_and(|from| version.valid_until.is_none_or(|until| until >= from));
        stood && version.kind != StandardKind::Cancelled
    };
    for version in versions.iter().rev().filter(was_in_force) {
        if let Some(day) = version.effective_on {
            links.memento(&address, day, "memento");
        }
    }
    Ok(([(header::CONTENT_TYPE, "application/link-format")], links.in_lines()).into_response())
}
