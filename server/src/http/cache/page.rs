//! A page as it was made, in every coding.

use std::sync::{PoisonError, RwLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::MatchedPath;
use axum::response::Response;
use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::http::compression::Coding;
use crate::http::headers::complete;

/// A page as it was made.
pub(super) struct KeptPage {
    plain: Form,
    brotli: Form,
    gzip: Form,
    pattern: Option<MatchedPath>,
    /// The newest event of the ledger before it was made.
    pub(super) sequence: i64,
    pub(super) minute: i64,
    asked_at: RwLock<DateTime<Utc>>,
}

/// A page in one coding, with every header that does not depend on the asker.
struct Form {
    tag: HeaderValue,
    headers: HeaderMap,
    body: Bytes,
}

/// Minutes since 1970: a page tells the time left in minutes.
pub(super) fn minute_of(at: DateTime<Utc>) -> i64 {
    at.timestamp() / 60
}

impl KeptPage {
    /// Keeps an answer, packed.
    pub(super) async fn of(response: Response, sequence: i64, at: DateTime<Utc>) -> Option<Self> {
        let (parts, body) = response.into_parts();
        let plain = to_bytes(body, usize::MAX).await.ok()?;
        let text = plain.clone();
        let pack = move || Some((Coding::Brotli.encode(&text).ok()?, Coding::Gzip.encode(&text).ok()?));
        let (brotli, gzip) = tokio::task::spawn_blocking(pack).await.ok()??;
        let digest = Sha256::digest(&plain);
        let tag = digest.iter().take(12).fold(String::new(), |tag, byte| tag + &format!("{byte:02x}"));
        let form = |coding, body| Form::of(&tag, &parts.headers, coding, body);
        Some(Self {
            plain: form(None, plain)?,
            brotli: form(Some(Coding::Brotli), brotli.into())?,
            gzip: form(Some(Coding::Gzip), gzip.into())?,
            pattern: parts.extensions.get().cloned(),
            sequence,
            minute: minute_of(at),
            asked_at: RwLock::new(at),
        })
    }

    /// When the database was last asked whether it is the newest.
    pub(super) fn asked_at(&self) -> DateTime<Utc> {
        *self.asked_at.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The database was asked: it is the newest.
    pub(super) fn is_asked(&self, at: DateTime<Utc>) {
        *self.asked_at.write().unwrap_or_else(PoisonError::into_inner) = at;
    }

    /// In bytes, in every coding.
    pub(super) fn size(&self) -> usize {
        self.plain.body.len() + self.brotli.body.len() + self.gzip.body.len()
    }

    /// The page in a coding that the reader takes, or the word that the reader has it.
    pub(super) fn answer(&self, asked: &HeaderMap) -> Response {
        let form = match Coding::of(asked) {
            Some(Coding::Brotli) => &self.brotli,
            Some(Coding::Gzip) => &self.gzip,
            None => &self.plain,
        };
        let mut response = form.answer(asked);
        if let Some(pattern) = &self.pattern {
            response.extensions_mut().insert(pattern.clone());
        }
        response
    }
}

impl Form {
    fn of(tag: &str, headers: &HeaderMap, coding: Option<Coding>, body: Bytes) -> Option<Self> {
        // Each coding is a representation of its own.
        let tag = HeaderValue::from_str(&format!("\"{tag}{}\"", coding.map_or("", Coding::suffix))).ok()?;
        let mut headers = headers.clone();
        headers.insert(header::ETAG, tag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        // Who is signed in reads another page at the same address.
        headers.append(header::VARY, HeaderValue::from_static("cookie"));
        headers.remove(header::CONTENT_LENGTH);
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, coding.name());
        }
        complete(&mut headers);
        Some(Self { tag, headers, body })
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
        let known =
            known.flat_map(|line| line.split(',')).any(|one| one.trim().as_bytes() == self.tag.as_bytes());
        let mut response = Response::new(if known { Body::empty() } else { Body::from(self.body.clone()) });
        *response.headers_mut() = self.headers.clone();
        if known {
            let headers = response.headers_mut();
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_ENCODING);
            headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        response
    }
}
