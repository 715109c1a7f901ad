//! Public pages that were made once are kept, compressed once, and shown again until something changes.
//!
//! A kept page is shown without asking the database for a quarter of a second; then one small query tells whether any
//! command has written anything since. A page tells the time left in minutes, so it is made anew each minute. The page and
//! its headers are kept together: the nonce of its policy is as old as the page, and text written before it cannot know it.
//!
//! A page that is to be kept is made from its one address, without query and cookies, so that nothing of whoever asked
//! first stands in it. What was not asked for longest goes first, a few at a time.

mod address;
mod page;
mod shelf;

use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use site::{Arrived, Keepable, Site};

use super::gate::Remaking;
use crate::metrics::KeptPages;
use address::{Addresses, rewrite};
use page::KeptPage;
use shelf::{CacheSlot, PageShelf};

/// The kept pages of one process.
#[derive(Clone)]
pub(super) struct Cache(Arc<Inner>);

struct Inner {
    site: Arc<Site>,
    addresses: Addresses,
    shelf: PageShelf,
}

impl Cache {
    /// An empty cache.
    pub(super) fn new(site: Arc<Site>) -> Self {
        Self(Arc::new(Inner { site, addresses: Addresses::of_the_table(), shelf: PageShelf::default() }))
    }

    /// The one address of the page that is asked for, if it is the same for everybody.
    fn address(&self, request: &Request) -> Option<String> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        let address = self.0.addresses.canonical(request.uri())?;
        // Who asks for another instant is led to the page of that day (RFC 7089).
        if request.headers().contains_key("accept-datetime") && self.0.addresses.know(&address, "on") {
            return None;
        }
        let secure = self.0.site.settings.secure_cookies;
        (!site::is_for_one_reader(request.headers(), secure)).then_some(address)
    }
}

impl KeptPages for Cache {
    fn number_and_bytes(&self) -> (usize, usize) {
        self.0.shelf.number_and_bytes()
    }
}

/// Shows a kept page, or lets it be made and keeps it.
pub(super) async fn show_again(State(cache): State<Cache>, mut request: Request, next: Next) -> Response {
    let Some(address) = cache.address(&request) else { return next.run(request).await };
    // A page is made whole, so that one asked for by HEAD is never kept without its body.
    let bodiless = std::mem::replace(request.method_mut(), Method::GET) == Method::HEAD;
    let mut response = kept_or_made(&cache.0, address, request, next).await;
    if bodiless {
        let length = response.body().size_hint().exact().map(HeaderValue::from);
        if let Some(length) = length.filter(|_| response.status() != StatusCode::NOT_MODIFIED) {
            response.headers_mut().insert(header::CONTENT_LENGTH, length);
        }
        *response.body_mut() = Body::empty();
    }
    response
}

async fn kept_or_made(cache: &Inner, address: String, mut request: Request, next: Next) -> Response {
    let at = request.extensions().get::<Arrived>().map_or(DateTime::UNIX_EPOCH, |arrived| arrived.0);
    let place = cache.shelf.place(&address);
    if let Some(page) = place.as_ref().and_then(|place| place.unasked(at)) {
        return page.answer(request.headers());
    }
    let asked = request.headers().clone();
    rewrite(request.uri_mut(), &address);
    request.headers_mut().remove(header::COOKIE);
    let Some(place) = place else {
        let response = next.run(request).await;
        if is_keepable(&response) {
            cache.shelf.begin(address);
        }
        return response;
    };
    remade(cache, &place, at, &asked, request, next).await
}

/// The page of a place that is not known to be the newest: asked about, or made anew by one while the others wait.
async fn remade(
    cache: &Inner,
    place: &CacheSlot,
    at: DateTime<chrono::Utc>,
    asked: &HeaderMap,
    mut request: Request,
    next: Next,
) -> Response {
    let _turn = place.turn().await;
    if let Some(page) = place.unasked(at) {
        return page.answer(asked);
    }
    // Asked before the page is made: a change in between is noticed the next time.
    let Ok(sequence) = services::ledger::sequence(&cache.site.services.database).await else {
        return next.run(request).await;
    };
    if let Some(page) = place.still(at, sequence) {
        return page.answer(asked);
    }
    request.extensions_mut().insert(Remaking);
    let response = next.run(request).await;
    if !is_keepable(&response) {
        return response;
    }
    match KeptPage::of(response, sequence, at).await {
        Some(page) => {
            let page = Arc::new(page);
            cache.shelf.keep(place, page.clone());
            page.answer(asked)
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn is_keepable(response: &Response) -> bool {
    response.extensions().get::<Keepable>().is_some()
        && response.status() == StatusCode::OK
        && !response.headers().contains_key(header::SET_COOKIE)
        && !response.headers().contains_key(header::CACHE_CONTROL)
}
