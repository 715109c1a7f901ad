//! The headers that every answer carries.

use std::collections::BTreeSet;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::language::Language;
use http::{HeaderMap, HeaderName, HeaderValue, header};

const ON_EVERY_ANSWER: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    ),
];

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// What `Strict-Transport-Security` says, where the public comes over HTTPS.
pub(super) type StrictTransport = Option<HeaderValue>;

/// Adds the headers; an answer without a content security policy of its own gets the strictest, and one that says nothing
/// about caches is asked for anew each time.
pub(super) async fn on_every_answer(
    State(strict_transport): State<StrictTransport>,
    request: Request,
    next: Next,
) -> Response {
    let in_chosen_language = is_in_chosen_language(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    complete(headers);
    if let Some(value) = strict_transport {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    if is_secret(headers) {
        // What no cache may keep, no index may keep either.
        headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    }
    let is_page =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        // Who is signed in reads another page at the same address.
        headers.append(header::VARY, HeaderValue::from_static("cookie"));
    }
    if in_chosen_language && (is_page || headers.contains_key(header::LOCATION)) {
        headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie, referer"));
    }
    vary_once(headers);
    response
}

/// Adds what is missing; headers that were completed before stay as they are.
pub(super) fn complete(headers: &mut HeaderMap) {
    for (name, value) in ON_EVERY_ANSWER {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
}

/// Whether an address names no language, so that the reader's own preference decides.
fn is_in_chosen_language(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    Language::from_code(first).is_none()
}

fn is_secret(headers: &HeaderMap) -> bool {
    let says = headers.get(header::CACHE_CONTROL).and_then(|says| says.to_str().ok()).unwrap_or_default();
    says.split(',').any(|one| one.trim() == "no-store")
}

/// Names everything that decides over the answer once, in one line.
fn vary_once(headers: &mut HeaderMap) {
    let lines = headers.get_all(header::VARY).iter().filter_map(|line| line.to_str().ok());
    let names = lines.flat_map(|line| line.split(',')).map(|name| name.trim().to_ascii_lowercase());
    let names: BTreeSet<String> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return;
    }
    let line = names.into_iter().collect::<Vec<_>>().join(", ");
    if let Ok(line) = HeaderValue::from_str(&line) {
        headers.insert(header::VARY, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_over_an_answer_is_named_once() {
        let mut headers = HeaderMap::new();
        for line in ["Cookie", "accept-encoding, cookie", " Accept-Encoding "] {
            headers.append(header::VARY, line.parse().unwrap());
        }
        vary_once(&mut headers);
        let lines: Vec<_> = headers.get_all(header::VARY).iter().collect();
        assert_eq!(lines, ["accept-encoding, cookie"]);
        let mut none = HeaderMap::new();
        vary_once(&mut none);
        assert!(none.is_empty());
    }

    #[test]
    fn what_may_not_be_kept_is_known() {
        let says = |says: &'static str| {
            HeaderMap::from_iter([(header::CACHE_CONTROL, HeaderValue::from_static(says))])
        };
        assert!(is_secret(&says("private, no-store")) && is_secret(&says("no-store")));
        assert!(!is_secret(&says("no-cache")) && !is_secret(&HeaderMap::new()));
    }
}
