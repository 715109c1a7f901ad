//! Files answer to conditions and to ranges (RFC 9110, chapters 13 and 14): who has a file already is told so, and a
//! download that broke off goes on where it broke off.

mod conditions;
mod range;
mod whole;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use site::Stored;

use self::conditions::Precondition;
use self::range::RequestedRange;
use self::whole::WholeFile;
use super::watch::RequestId;
use crate::api::Problem;
use crate::exports::LongFile;

/// Gives of a file what was asked for. It stands outside the compression: a tag names the bytes as they are sent.
///
/// A question about the headers alone is asked inside as if for the whole, so that both have the same headers.
pub(super) async fn as_asked(mut request: Request, next: Next) -> Response {
    let asked = request.headers().clone();
    let id = request.extensions().get::<RequestId>().cloned();
    let bodiless = *request.method() == Method::HEAD;
    let reads = bodiless || *request.method() == Method::GET;
    if bodiless {
        *request.method_mut() = Method::GET;
    }
    let mut response = next.run(request).await;
    if reads && response.extensions().get::<Stored>().is_some() && response.status() == StatusCode::OK {
        response = part_of(&asked, id.as_ref(), !bodiless, response).await;
    }
    if bodiless { without_body(response) } else { response }
}

/// The headers of an answer, and the length that its body would have.
fn without_body(mut response: Response) -> Response {
    let length = response.body().size_hint().exact().map(HeaderValue::from);
    if let Some(length) = length.filter(|_| response.status() != StatusCode::NOT_MODIFIED) {
        response.headers_mut().entry(header::CONTENT_LENGTH).or_insert(length);
    }
    *response.body_mut() = Body::empty();
    response
}

async fn part_of(asked: &HeaderMap, id: Option<&RequestId>, parts: bool, response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    let Some(whole) = WholeFile::read(head.extensions.remove::<LongFile>(), body).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if !head.headers.contains_key(header::ETAG)
        && let Some(tag) = whole.tag()
    {
        head.headers.insert(header::ETAG, tag);
    }
    head.headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    match conditions::judge(asked, &head.headers) {
        Precondition::Known => {
            for name in [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_DISPOSITION] {
                head.headers.remove(name);
            }
            head.headers.remove(header::CONTENT_LENGTH);
            head.status = StatusCode::NOT_MODIFIED;
            return Response::from_parts(head, Body::empty());
        }
        Precondition::Changed => {
            return refused(StatusCode::PRECONDITION_FAILED, "The file is another one by now", id);
        }
        Precondition::Send => {}
    }
    let length = whole.length();
    let wanted = asked.get(header::RANGE).filter(|_| parts && conditions::is_same(asked, &head.headers));
    match wanted.map_or(RequestedRange::Whole, |range| range::part(range.as_bytes(), length)) {
        RequestedRange::Whole => {
            // The bytes of a stream tell nobody how many they are.
            head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
            Response::from_parts(head, whole.body())
        }
        RequestedRange::None => {
            let text = "The file has no such part";
            let mut response = refused(StatusCode::RANGE_NOT_SATISFIABLE, text, id);
            if let Ok(of) = HeaderValue::from_str(&format!("bytes */{length}")) {
                response.headers_mut().insert(header::CONTENT_RANGE, of);
            }
            response
        }
        RequestedRange::Bytes { first, last } => {
            if let Ok(of) = HeaderValue::from_str(&format!("bytes {first}-{last}/{length}")) {
                head.headers.insert(header::CONTENT_RANGE, of);
            }
            let Some(part) = whole.part(first, last).await else {
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            };
            let part_length = last.saturating_sub(first).saturating_add(1);
            head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(part_length));
            head.status = StatusCode::PARTIAL_CONTENT;
            Response::from_parts(head, part)
        }
    }
}

fn refused(status: StatusCode, title: &'static str, id: Option<&RequestId>) -> Response {
    let kind = if status == StatusCode::PRECONDITION_FAILED { "changed" } else { "no-such-part" };
    Problem::new(status, kind, title).numbered(id.map(RequestId::as_str)).into_response()
}
