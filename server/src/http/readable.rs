//! What a request carries must be readable: text in UTF-8 and a body as it is. Nothing of it is replaced in silence.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, header};
use percent_encoding::percent_decode;
use site::PageError;

use super::BODY_LIMIT;

/// Refuses an address, a query or a form that is no text, and a body that is packed.
pub(super) async fn only(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if !is_text(uri.path().as_bytes()) || !is_text(uri.query().unwrap_or_default().as_bytes()) {
        return PageError::NotText.into_response();
    }
    if is_packed(request.headers()) {
        let mut refused = PageError::Packed.into_response();
        refused.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        return refused;
    }
    if *request.method() != Method::POST || !is_form(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return PageError::TooLarge.into_response();
    };
    if !is_text(&body) {
        return PageError::NotText.into_response();
    }
    next.run(Request::from_parts(parts, Body::from(body))).await
}

/// Whether the bytes are UTF-8 once their escapes are read. The marks between fields are letters of ASCII, so what is text
/// as a whole is text in every field.
fn is_text(escaped: &[u8]) -> bool {
    percent_decode(escaped).decode_utf8().is_ok()
}

/// Whether the body is packed: nothing here unpacks what strangers send, for a small body may become a large one.
fn is_packed(headers: &HeaderMap) -> bool {
    let codings = headers.get_all(header::CONTENT_ENCODING).iter();
    codings.flat_map(|line| line.as_bytes().split(|byte| *byte == b',')).any(|coding| {
        let coding = coding.trim_ascii();
        !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity")
    })
}

/// Whether the body is a plain form, as every page reads a body that does not say otherwise.
fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    !request.uri().path().starts_with("/api/") && !kind.to_ascii_lowercase().starts_with(b"multipart/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf8_also_behind_its_escapes() {
        for text in ["a=1&b=%D0%B0", "name=%E2%82%AC+and", "100%", "%zz", ""] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        for broken in ["a=%FF", "a=%D0&b=%B0", "%C0%80", "%ED%A0%80"] {
            assert!(!is_text(broken.as_bytes()), "{broken}");
        }
        assert!(!is_text(b"a=\xff"));
    }

    #[test]
    fn a_packed_body_is_known_by_its_header() {
        let packed = |coding: &'static str| {
            is_packed(&HeaderMap::from_iter([(header::CONTENT_ENCODING, HeaderValue::from_static(coding))]))
        };
        assert!(packed("gzip") && packed("identity, br") && packed("x-unknown"));
        assert!(!packed("identity") && !packed("") && !packed("Identity"));
    }
}
