//! Public pages that were made once are kept, compressed once, and shown again until something changes.
//!
//! A kept page is shown without asking the database for a quarter of a second; then one small query tells whether any
//! command has written anything since. A page tells the time left in minutes, so it is made anew each minute. The page and
//! its headers are kept together: the nonce of its policy is as old as the page, and text written before it cannot know it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use app::site::{Arrived, Keepable, Site};
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use sha2::{Digest, Sha256};

use super::compression::Coding;
use super::headers::complete;

/// How long a page is shown without a question to the database, by the clock of the requests.
const UNASKED: TimeDelta = TimeDelta::milliseconds(250);
/// How many pages are kept; above that all are forgotten.
const LIMIT: usize = 512;
/// How much memory they may take, in bytes; above that all are forgotten.
const MEMORY: usize = 96 * 1024 * 1024;

/// The kept pages of one process.
#[derive(Clone, Default)]
pub(super) struct Cache(Arc<RwLock<HashMap<String, Arc<Place>>>>);

/// The place of one address.
#[derive(Default)]
struct Place {
    page: RwLock<Option<Arc<Page>>>,
    /// Held by the one who makes the page anew; the others wait for it.
    turn: tokio::sync::Mutex<()>,
}

/// A page as it was made.
struct Page {
    plain: Form,
    brotli: Form,
    gzip: Form,
    pattern: Option<MatchedPath>,
    /// The newest event of the ledger before it was made.
    sequence: i64,
    minute: i64,
    asked_at: RwLock<DateTime<Utc>>,
}

/// A page in one coding, with every header that does not depend on the asker.
struct Form {
    tag: HeaderValue,
    headers: HeaderMap,
    body: Bytes,
}

impl Cache {
    fn place(&self, path: &str) -> Option<Arc<Place>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }

    /// From now on the page of this address is kept.
    fn begin(&self, path: String) {
        let mut places = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let taken: usize = places.values().map(|place| place.size()).sum();
        if places.len() >= LIMIT || taken > MEMORY {
            places.clear();
        }
        places.entry(path).or_default();
    }
}

impl Place {
    fn page(&self, at: DateTime<Utc>) -> Option<Arc<Page>> {
        let page = self.page.read().unwrap_or_else(PoisonError::into_inner).clone();
        page.filter(|page| page.minute == minute_of(at))
    }

    fn unasked(&self, at: DateTime<Utc>) -> Option<Arc<Page>> {
        self.page(at).filter(|page| {
            let age = at - *page.asked_at.read().unwrap_or_else(PoisonError::into_inner);
            // A clock that stands still, or was set back, does not tell how long ago it was.
            age > TimeDelta::zero() && age < UNASKED
        })
    }

    /// In bytes, in every coding.
    fn size(&self) -> usize {
        let page = self.page.read().unwrap_or_else(PoisonError::into_inner);
        page.as_ref().map_or(0, |page| page.plain.body.len() + page.brotli.body.len() + page.gzip.body.len())
    }

    fn keep(&self, page: Arc<Page>) {
        *self.page.write().unwrap_or_else(PoisonError::into_inner) = Some(page);
    }
}

/// Shows a kept page, or lets it be made and keeps it.
pub(super) async fn show_again(
    State((site, cache)): State<(Arc<Site>, Cache)>,
    mut request: Request,
    next: Next,
) -> Response {
    if !is_anonymous_reading(&request) {
        return next.run(request).await;
    }
    // A page is made whole, so that one asked for by HEAD is never kept without its body.
    let bodiless = std::mem::replace(request.method_mut(), Method::GET) == Method::HEAD;
    let mut response = kept_or_made(&site, &cache, request, next).await;
    if bodiless {
        let length = response.body().size_hint().exact().map(HeaderValue::from);
        if let Some(length) = length.filter(|_| response.status() != StatusCode::NOT_MODIFIED) {
            response.headers_mut().insert(header::CONTENT_LENGTH, length);
        }
        *response.body_mut() = Body::empty();
    }
    response
}

async fn kept_or_made(site: &Site, cache: &Cache, request: Request, next: Next) -> Response {
    let at = request.extensions().get::<Arrived>().map_or(DateTime::UNIX_EPOCH, |arrived| arrived.0);
    let Some(place) = cache.place(request.uri().path()) else {
        let path = request.uri().path().to_owned();
        let response = next.run(request).await;
        if is_keepable(&response) {
            cache.begin(path);
        }
        return response;
    };
    if let Some(page) = place.unasked(at) {
        return page.answer(request.headers());
    }
    let asked = request.headers().clone();
    let _turn = place.turn.lock().await;
    if let Some(page) = place.unasked(at) {
        return page.answer(&asked);
    }
    // Asked before the page is made: a change in between is noticed the next time.
    let Ok(sequence) = services::ledger::sequence(&site.services.database).await else {
        return next.run(request).await;
    };
    if let Some(page) = place.page(at).filter(|page| page.sequence == sequence) {
        *page.asked_at.write().unwrap_or_else(PoisonError::into_inner) = at;
        return page.answer(&asked);
    }
    let response = next.run(request).await;
    if !is_keepable(&response) {
        return response;
    }
    match Page::of(response, sequence, at).await {
        Some(page) => {
            let page = Arc::new(page);
            place.keep(page.clone());
            page.answer(&asked)
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Minutes since 1970: a page tells the time left in minutes.
fn minute_of(at: DateTime<Utc>) -> i64 {
    at.timestamp() / 60
}

/// A reader without a session, without a message to be shown, at an address without a query.
fn is_anonymous_reading(request: &Request) -> bool {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD) && request.uri().query().is_none();
    reads && !app::site::carries_more_than_a_language(request.headers())
}

fn is_keepable(response: &Response) -> bool {
    response.extensions().get::<Keepable>().is_some()
        && response.status() == StatusCode::OK
        && !response.headers().contains_key(header::SET_COOKIE)
        && !response.headers().contains_key(header::CACHE_CONTROL)
}

impl Page {
    async fn of(response: Response, sequence: i64, at: DateTime<Utc>) -> Option<Self> {
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

    /// The page in a coding that the reader takes, or the word that the reader has it.
    fn answer(&self, asked: &HeaderMap) -> Response {
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
        headers.insert(header::VARY, HeaderValue::from_static("cookie"));
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
