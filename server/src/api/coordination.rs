//! What a body is asked, for its document system, which shows a token of the body (RC-3).

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use serde::Serialize;
use services::ServiceError;
use services::coordination::{self, AskedPage, InboxFilter, InboxShow};
use services::tokens::{TokenBearer, TokenScope};
use site::Site;

use super::asked_items::{AskedItem, InboxEntry, asked, entry};
use super::bearer::Bearer;
use super::list::List;
use super::query::QueryParameters;
use super::{At, Problem};

/// The inbox of the body of the token: what waits for an opinion, due soonest first; or what was answered, the newest first.
#[utoipa::path(
    get, path = "/api/v1/coordination/inbox", tag = "coordination", operation_id = "listInbox",
    params(
        ("show" = Option<String>, Query, pattern = "^(waiting|answered|all)$", description = "What is listed; waiting when nobody says"),
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
    ),
    responses(
        (status = 200, body = List<InboxEntry>),
        (status = 401, description = "There is no token, or none that is valid now"),
        (status = 403, description = "The token was not made for this"),
    ),
    security(("token" = [])),
)]
pub(super) async fn inbox(
    State(site): State<Site>,
    Extension(arrived): At,
    bearer: Bearer,
    query: RawQuery,
) -> Result<Response, Problem> {
    let bearer = bearer.made_for(TokenScope::ReadInbox)?;
    let mut query = QueryParameters::read(query);
    let show = query.coded("show", &InboxShow::ALL.map(InboxShow::code), InboxShow::from_code);
    let filter =
        InboxFilter { show: show.unwrap_or_default(), after: query.text("cursor"), limit: query.limit() };
    query.checked()?;
    let page = coordination::inbox(&site.services, &bearer.request(arrived.0), &filter).await?;
    Ok(for_one(List::of(page, entry)))
}

/// What the body of the token is asked about a draft in the newest round that asks it: the text with its hash, why, until when.
#[utoipa::path(
    get, path = "/api/v1/coordination/{number}", tag = "coordination", operation_id = "readAsked",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses(
        (status = 200, body = AskedItem),
        (status = 401, description = "There is no token, or none that is valid now"),
        (status = 403, description = "The token was not made for this, or its body is not asked about this draft"),
    ),
    security(("token" = [])),
)]
pub(super) async fn one(
    State(site): State<Site>,
    Extension(arrived): At,
    bearer: Bearer,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let bearer = bearer.made_for(TokenScope::ReadInbox)?;
    let page = asked_of(&site, &bearer, &number, arrived.0).await?;
    Ok(for_one(asked(page)))
}

/// What the body of a token is asked about a draft.
pub(super) async fn asked_of(
    site: &Site,
    bearer: &TokenBearer,
    number: &str,
    at: DateTime<Utc>,
) -> Result<AskedPage, Problem> {
    match coordination::asked(&site.services, &bearer.request(at), number, &bearer.body).await {
        Ok(page) => Ok(page),
        Err(ServiceError::NotFound) => Err(not_asked(site, number, at).await),
        Err(other) => Err(other.into()),
    }
}

/// Of a draft that is public the bearer learns that the body is not asked; of any other, nothing.
async fn not_asked(site: &Site, number: &str, at: DateTime<Utc>) -> Problem {
    match services::drafts::public_summary(&site.services, number, at).await {
        Ok(_) => {
            let title = "The body of this token is not asked about this draft";
            Problem::new(StatusCode::FORBIDDEN, "other-body", title)
        }
        Err(error) => error.into(),
    }
}

/// An answer for the bearer alone.
pub(super) fn for_one(answer: impl Serialize) -> Response {
    ([(header::CACHE_CONTROL, "private, no-store")], Json(answer)).into_response()
}
