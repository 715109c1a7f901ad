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

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use axum::{Extension, Router};
    use tower::ServiceExt;

    use super::super::compression::on_the_fly;
    use super::*;
    use crate::exports::ExportStore;

    /// What is answered of a long file of ten bytes: the status, two headers, the bytes.
    async fn answered(method: Method, range: &str) -> (u16, [String; 3], String) {
        let store = ExportStore::memory();
        store.put("a.json", b"0123456789".to_vec()).await.unwrap();
        let file = LongFile::of(store, "a.json").await.unwrap();
        let answer = move || async move {
            let body = file.body().await.unwrap();
            let headers = [(header::ETAG, "\"a\""), (header::CONTENT_TYPE, "application/json")];
            (Extension(Stored), Extension(file), headers, body)
        };
        let router =
            Router::new().route("/", get(answer)).layer(from_fn(on_the_fly)).layer(from_fn(as_asked));
        let request = http::Request::builder().method(method).uri("/").header("accept-encoding", "gzip");
        let request = request.header("range", range).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let names = ["content-length", "content-range", "content-encoding"];
        let told = names.map(|name| {
            response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        });
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), 100).await.unwrap();
        (status, told, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_file_that_is_too_long_for_memory_is_answered_as_others_are() {
        for (method, range, status, length, of, bytes) in [
            (Method::GET, "none", 200, "10", "", "0123456789"),
            (Method::GET, "bytes=2-4", 206, "3", "bytes 2-4/10", "234"),
            (Method::GET, "bytes=-1", 206, "1", "bytes 9-9/10", "9"),
            (Method::HEAD, "bytes=2-4", 200, "10", "", ""),
        ] {
            let told = [length, of, ""].map(str::to_owned);
            assert_eq!(answered(method, range).await, (status, told, bytes.to_owned()), "{range}");
        }
    }
}
