//! The built site: style, icons and the browser part, inside the program in a release, on the disk in development.

use std::time::{Duration, UNIX_EPOCH};

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use site::Stored;

use crate::http::Coding;

/// The folder `target/site` as the build left it.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Built;

/// Names the state of the site that is embedded. Set by `cargo xtask build`: cargo sees a changed file by itself, but
/// not one that came or went.
const _: Option<&str> = option_env!("TALQY_SITE_STATE");

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// The version of the browser part and the style: their common hash, or `dev` before the first build.
pub fn version() -> String {
    Built::get("pkg/version.txt")
        .and_then(|file| String::from_utf8(file.data.into_owned()).ok())
        .map_or_else(|| "dev".to_owned(), |text| text.trim().to_owned())
}

/// Serves a file of the browser part; its folder carries the version, so it never changes.
pub async fn package(Path((_version, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    serve(&format!("pkg/{file}"), &headers, FOR_EVER)
}

/// Serves a file of the root, such as the icon.
pub fn root(file: &str, headers: &HeaderMap) -> Response {
    serve(file.trim_start_matches('/'), headers, FOR_AN_HOUR)
}

fn serve(path: &str, headers: &HeaderMap, cache: HeaderValue) -> Response {
    let wants_brotli = Coding::of(headers) == Some(Coding::Brotli);
    let compressed = wants_brotli.then(|| Built::get(&format!("{path}.br"))).flatten();
    let brotli = compressed.is_some();
    let Some(file) = compressed.or_else(|| Built::get(path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let modified = file.metadata.last_modified().map(|seconds| UNIX_EPOCH + Duration::from_secs(seconds));
    let mut response = Response::new(axum::body::Body::from(file.data.into_owned()));
    let answer = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
        answer.insert(header::CONTENT_TYPE, kind);
    }
    if let Some(modified) = modified.and_then(|at| HeaderValue::from_str(&httpdate::fmt_http_date(at)).ok()) {
        answer.insert(header::LAST_MODIFIED, modified);
    }
    answer.insert(header::CACHE_CONTROL, cache);
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if brotli {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response.extensions_mut().insert(Stored);
    response
}
