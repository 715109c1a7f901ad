//! The answer to somebody who asks for the standard as it was at an instant: where that text is (RFC 7089).

use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use http::{HeaderValue, StatusCode, header};
use services::standards;

use super::links::{Links, StandardAddress, put_negotiated};
use crate::components::now::Now;
use crate::{PageError, Site};

/// Leads to the text of an instant; nothing if no text has been in force yet.
///
/// # Errors
/// [`PageError::BadRequest`] if the header names no instant, [`PageError::NotFound`] if there is no such service.
pub(super) async fn lead(
    site: &Site,
    now: Now,
    code: &str,
    wanted: &HeaderValue,
) -> Result<Option<Response>, PageError> {
    let wanted = wanted.to_str().ok().and_then(|text| DateTime::parse_from_rfc2822(text.trim()).ok());
    let wanted = wanted.ok_or(PageError::BadRequest)?;
    let day = now.zone.date_of(wanted.to_utc());
    let Some(day) = standards::memento(&site.services, code, day, now.today()).await? else {
        return Ok(None);
    };
    let address = StandardAddress::of(site, now, code);
    let to = format!("{}?on={day}", now.address().standard(code));
    let location = HeaderValue::from_str(&to).map_err(|_| PageError::NotFound)?;
    let mut answer = (StatusCode::FOUND, [(header::LOCATION, location)]).into_response();
    let mut links = Links::around(&address);
    links.memento(&address, day, "memento");
    links.put(&mut answer);
    put_negotiated(&mut answer);
    Ok(Some(answer))
}
