//! The signed heads of the ledger: whoever saves one can tell later that nothing before it was cut off or changed.

use axum::Json;
use axum::extract::{RawQuery, State};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use services::ledger::{SignedHead, heads};
use site::Site;
use utoipa::ToSchema;

use super::Problem;
use super::list::List;
use super::query::QueryParameters;

/// How many heads a page has when nobody says.
const USUAL: u64 = 50;

/// A head of the ledger, signed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct HeadItem {
    /// The sequence of the newest event when it was signed.
    pub sequence: i64,
    /// The hash of that event; it covers every event before.
    pub hash: String,
    /// When it was signed.
    pub at: DateTime<Utc>,
    /// The legal day that it was signed for; null where it was signed with a report.
    pub day: Option<NaiveDate>,
    /// The draft with whose closing report it was signed; null where it was signed for a day.
    pub draft: Option<String>,
    /// Which key signed: the first sixteen digits of the SHA-256 of its thirty-two bytes.
    pub key_id: String,
    /// The text that was signed.
    pub statement: String,
    /// The Ed25519 signature under the text, base64.
    pub signature: String,
}

fn view(head: SignedHead) -> HeadItem {
    HeadItem {
        statement: head.statement(),
        sequence: head.sequence,
        hash: head.hash,
        at: head.at,
        day: head.day,
        draft: head.draft,
        key_id: head.key_id,
        signature: head.signature,
    }
}

/// The signed heads of the ledger, the newest first: one a day, and one with each closing report.
#[utoipa::path(
    get, path = "/api/v1/ledger/heads", tag = "ledger", operation_id = "listHeads",
    params(
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<i64>, Query, minimum = 0, description = "The `next` of the page before"),
    ),
    responses((status = 200, body = List<HeadItem>)),
)]
pub(super) async fn list(State(site): State<Site>, query: RawQuery) -> Result<Json<List<HeadItem>>, Problem> {
    let mut asked = QueryParameters::read(query);
    let before = asked.number("cursor", 0..=i64::MAX);
    let limit = asked.limit().unwrap_or(USUAL);
    asked.checked()?;
    let mut found = heads::list(&site.services, before, limit + 1).await?;
    let more = u64::try_from(found.len()).is_ok_and(|count| count > limit);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|head| head.id.to_string());
    Ok(Json(List { items: found.into_iter().map(view).collect(), next }))
}
