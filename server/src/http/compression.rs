//! Compresses what is made anew for each request; files and kept pages come compressed already.

use std::io::Write;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use flate2::write::GzEncoder;
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// Below this size, in bytes, compression gains nothing.
const WORTH_IT: usize = 700;
/// Above this size, in bytes, a download goes as it is.
const TOO_LARGE: u64 = 8 * 1024 * 1024;
/// Cheap enough to do for every answer: about a millisecond for a long page.
const BROTLI_QUALITY: i32 = 4;
const GZIP_LEVEL: u32 = 4;

/// A content coding that the asker takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Coding {
    /// The best coding that the asker takes.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let accepts = |coding: &str| {
            let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
            lines.flat_map(|line| line.split(',')).any(|offer| {
                let (name, quality) = offer.split_once(';').unwrap_or((offer, ""));
                name.trim().eq_ignore_ascii_case(coding) && !is_zero(quality)
            })
        };
        if accepts("br") {
            Some(Self::Brotli)
        } else if accepts("gzip") {
            Some(Self::Gzip)
        } else {
            None
        }
    }

    /// What tells the coded page from the plain one in its tag.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
        }
    }

    /// Its name in `Content-Encoding`.
    pub(super) fn name(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        })
    }

    /// The text in this coding.
    pub(super) fn encode(self, plain: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Brotli => brotli(plain, BROTLI_QUALITY),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_LEVEL));
                encoder.write_all(plain)?;
                encoder.finish()
            }
        }
    }
}

/// `q=0` refuses a coding.
fn is_zero(quality: &str) -> bool {
    quality.trim().strip_prefix("q=").is_some_and(|value| value.trim().parse::<f32>().is_ok_and(|q| q <= 0.0))
}

/// Compresses with Brotli, from 0 (fast) to 11 (small).
fn brotli(mut plain: &[u8], quality: i32) -> std::io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut packed = Vec::with_capacity(plain.len() / 4);
    brotli::BrotliCompress(&mut plain, &mut packed, &parameters)?;
    Ok(packed)
}

/// Compresses the answer if the asker takes it and it is worth it.
pub(super) async fn on_the_fly(request: Request, next: Next) -> Response {
    let coding = Coding::of(request.headers());
    let mut response = next.run(request).await;
    if !is_text(response.headers()) {
        return response;
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    let Some(coding) = coding else { return response };
    let coded = response.headers().contains_key(header::CONTENT_ENCODING);
    let large = response.body().size_hint().upper().is_some_and(|size| size > TOO_LARGE);
    if coded || large || response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // The pages are made whole before they come here; only their length is not told.
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    if plain.len() < WORTH_IT {
        return Response::from_parts(parts, Body::from(plain));
    }
    match coding.encode(&plain) {
        Ok(packed) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::CONTENT_ENCODING, coding.name());
            Response::from_parts(parts, Body::from(packed))
        }
        Err(_) => Response::from_parts(parts, Body::from(plain)),
    }
}

fn is_text(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else {
        return false;
    };
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.starts_with("text/") || kind.ends_with("json") || kind.ends_with("xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(accepted: &str) -> Option<Coding> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
        Coding::of(&headers)
    }

    #[test]
    fn the_best_accepted_coding_is_taken() {
        assert_eq!(coding("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(coding("gzip, deflate"), Some(Coding::Gzip));
        assert_eq!(coding("br;q=0, gzip;q=0.5"), Some(Coding::Gzip));
        assert_eq!(coding("identity"), None);
    }

    #[test]
    fn texts_are_compressed_and_pictures_are_not() {
        let kind = |kind: &'static str| {
            HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))])
        };
        for text in
            ["text/html; charset=utf-8", "application/problem+json", "application/atom+xml", "image/svg+xml"]
        {
            assert!(is_text(&kind(text)), "{text}");
        }
        for other in ["image/png", "font/woff2", "application/wasm", "application/pdf"] {
            assert!(!is_text(&kind(other)), "{other}");
        }
    }
}
