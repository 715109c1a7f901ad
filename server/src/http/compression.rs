//! Compresses what is made anew for each request; files and kept pages come compressed already.

use std::io::Write;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use flate2::write::GzEncoder;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::exports::LongFile;

/// Below this size, in bytes, compression gains nothing.
const WORTH_IT: usize = 700;
/// Above this size, in bytes, a download goes as it is.
const TOO_LARGE: u64 = 8 * 1024 * 1024;
/// Cheap enough to do for every answer: about a millisecond for a long page.
const BROTLI_QUALITY: i32 = 4;
const GZIP_LEVEL: u32 = 4;

/// A content coding that the asker takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Coding {
    /// The coding that the asker likes best, the smaller one of two that it likes as well; none where it likes the plain
    /// text better, or says nothing.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let offers = Offers::read(headers);
        let plain = offers.weight(&["identity"]);
        let brotli = offers.weight(&["br"]).unwrap_or(0);
        let gzip = offers.weight(&["gzip", "x-gzip"]).unwrap_or(0);
        let (best, weight) = if brotli >= gzip { (Self::Brotli, brotli) } else { (Self::Gzip, gzip) };
        // Plain text that nobody named is what is left when no coding is taken.
        (weight > 0 && weight >= plain.unwrap_or(0)).then_some(best)
    }

    /// What tells the coded page from the plain one in its tag.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
        }
    }

    /// The tag of the coded text: each coding is a representation of its own.
    fn tag(self, plain: &HeaderValue) -> Option<HeaderValue> {
        let plain = plain.to_str().ok()?.strip_suffix('"')?;
        HeaderValue::from_str(&format!("{plain}{}\"", self.suffix())).ok()
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

/// What `Accept-Encoding` says (RFC 9110, 12.5.3): names of codings with their weights in thousandths.
struct Offers<'a>(Vec<(&'a str, u16)>);

impl<'a> Offers<'a> {
    fn read(headers: &'a HeaderMap) -> Self {
        let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        let offers = lines.flat_map(|line| line.split(',')).map(|offer| {
            let (name, parameter) = offer.split_once(';').unwrap_or((offer, ""));
            (name.trim(), weight(parameter))
        });
        Self(offers.collect())
    }

    /// The weight of a coding by any of its names; else that of all which are not named, if there is one.
    fn weight(&self, names: &[&str]) -> Option<u16> {
        let of = |wanted: &str| self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        names.iter().find_map(|name| of(name)).or_else(|| of("*")).map(|(_, weight)| *weight)
    }
}

/// The weight of an offer in thousandths; one that cannot be read asks for nothing.
fn weight(parameter: &str) -> u16 {
    let parameter = parameter.trim();
    if parameter.is_empty() {
        return 1_000;
    }
    let value = parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
    let Some((_, value)) = value else { return 0 };
    let (whole, rest) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    if rest.len() > 3 || !rest.bytes().all(|digit| digit.is_ascii_digit()) {
        return 0;
    }
    let thousandths = format!("{rest:0<3}").parse::<u16>().unwrap_or(0);
    match whole {
        "1" if thousandths == 0 => 1_000,
        "0" => thousandths,
        _ => 0,
    }
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
    // A part of a file is a part of its plain bytes.
    let coding = Coding::of(request.headers()).filter(|_| !request.headers().contains_key(header::RANGE));
    let mut response = next.run(request).await;
    if !is_text(response.headers()) {
        return response;
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    let Some(coding) = coding else { return response };
    let coded = response.headers().contains_key(header::CONTENT_ENCODING);
    let large = response.extensions().get::<LongFile>().is_some()
        || response.body().size_hint().upper().is_some_and(|size| size > TOO_LARGE);
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
            if let Some(tag) = parts.headers.get(header::ETAG).and_then(|tag| coding.tag(tag)) {
                parts.headers.insert(header::ETAG, tag);
            }
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
        assert_eq!(coding(""), None);
    }

    #[test]
    fn weights_decide_and_of_equal_ones_the_smaller_text_goes() {
        assert_eq!(coding("br;q=0.5, gzip;q=0.8"), Some(Coding::Gzip));
        assert_eq!(coding("gzip;q=0.5, br;q=0.5"), Some(Coding::Brotli));
        assert_eq!(coding("gzip;q=1.0, identity;q=1.0"), Some(Coding::Gzip));
        assert_eq!(coding("identity, gzip;q=0.5"), None);
        assert_eq!(coding("gzip;q=0"), None);
        assert_eq!(coding("gzip ; Q=0.001"), Some(Coding::Gzip));
        assert_eq!(coding("br;q=0.000, x-gzip"), Some(Coding::Gzip));
        for broken in ["br;q=2", "br;q=-1", "br;q=x", "br;q=0.1234", "br;level=1", "br;q=1.001"] {
            assert_eq!(coding(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_star_stands_for_what_is_not_named() {
        assert_eq!(coding("*"), Some(Coding::Brotli));
        assert_eq!(coding("*;q=0"), None);
        assert_eq!(coding("br;q=0, *"), Some(Coding::Gzip));
        assert_eq!(coding("gzip, *;q=0.5"), Some(Coding::Gzip));
        assert_eq!(coding("gzip, *;q=0"), Some(Coding::Gzip));
        assert_eq!(coding("identity;q=0"), None);
        assert_eq!(coding("identity;q=0, *;q=0.1"), Some(Coding::Brotli));
    }

    #[test]
    fn a_coded_text_has_a_tag_of_its_own() {
        assert_eq!(Coding::Gzip.tag(&HeaderValue::from_static("\"a\"")).unwrap(), "\"a-gz\"");
        assert_eq!(Coding::Brotli.tag(&HeaderValue::from_static("W/\"a\"")).unwrap(), "W/\"a-br\"");
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
