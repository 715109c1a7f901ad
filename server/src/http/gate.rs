//! Pages that have to be made are made so many at a time; a few more wait, the rest are told to come again.
//!
//! A kept page never comes here. Of the others, whoever carries a session has a queue of their own, so that strangers do
//! not stand before the desk, and no network may fill a queue alone.

mod queue;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use leptos::prelude::*;
use site::components::fault::{Fault, words};
use site::{self, ExportFormat, Head, PageError, Site, Visitor, page_with_status};
use tokio::sync::OnceCell;

use super::{client, network};
use crate::api;
use queue::{GateQueue, GateTicket};

/// So many pages of a queue are made at a time: enough that one waits for the database while others are composed.
const AT_ONCE: usize = 12;
/// So many more wait for their turn.
const WAITING: usize = 48;
/// So many of a queue one network may have, made and waiting.
const OF_ONE: usize = 20;
/// So many wait for documents at a time. They cost next to nothing while they wait, but wait for long.
const FOR_EXPORTS: usize = 64;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// The mark of a request that makes a kept page anew. There is one for each kept page at most, and all its readers wait
/// for it: it has a queue of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remaking;

/// The queues of one process.
#[derive(Clone)]
pub(super) struct Gate(Arc<Inner>);

struct Inner {
    site: Site,
    /// What every address in the tables waits for; what stands in none costs nothing to make.
    needs: HashMap<&'static str, Need>,
    strangers: GateQueue,
    sessions: GateQueue,
    exports: GateQueue,
    remaking: GateQueue,
    sorry: [OnceCell<(HeaderMap, Bytes)>; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Page,
    Export,
}

impl Gate {
    /// The gate of a site.
    pub(super) fn new(site: Site) -> Self {
        Self(Arc::new(Inner {
            site,
            needs: needs(),
            strangers: GateQueue::new(AT_ONCE, AT_ONCE + WAITING, OF_ONE),
            sessions: GateQueue::new(AT_ONCE, AT_ONCE + WAITING, OF_ONE),
            exports: GateQueue::new(FOR_EXPORTS, FOR_EXPORTS, OF_ONE),
            remaking: GateQueue::new(AT_ONCE, usize::MAX, usize::MAX),
            sorry: std::array::from_fn(|_| OnceCell::new()),
        }))
    }

    /// The queue of a request; nothing if it need not wait.
    fn queue(&self, request: &Request) -> Option<&GateQueue> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        let pattern = request.extensions().get::<MatchedPath>()?;
        let inner = &self.0;
        Some(match inner.needs.get(pattern.as_str())? {
            Need::Export => &inner.exports,
            Need::Page if request.extensions().get::<Remaking>().is_some() => &inner.remaking,
            Need::Page if site::carries_session(request.headers(), inner.site.settings.secure_cookies) => {
                &inner.sessions
            }
            Need::Page => &inner.strangers,
        })
    }

    /// The page that asks to come again, made once in each language: there is no time for more.
    async fn sorry(&self, uri: Uri, headers: HeaderMap) -> Response {
        if uri.path().starts_with("/api/") {
            return PageError::Busy.into_response();
        }
        let code = uri.path().split('/').nth(1).unwrap_or_default();
        let language = Language::from_code(code).unwrap_or_else(|| site::preferred_language(&headers));
        let place = Language::ALL.iter().position(|one| *one == language);
        let Some(cell) = place.and_then(|place| self.0.sorry.get(place)) else {
            return PageError::Busy.into_response();
        };
        let (headers, body) = cell.get_or_init(|| made(&self.0.site, language)).await;
        let mut response = Response::new(Body::from(body.clone()));
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        *response.headers_mut() = headers.clone();
        response
    }
}

/// What the addresses of the tables wait for.
fn needs() -> HashMap<&'static str, Need> {
    // A report for machines may be as long as any other, and of a text or a paper they may ask for the document.
    let machine = [
        "/report.json",
        "/report.csv",
        "/api/v1/drafts/{number}/report",
        "/api/v1/drafts/{number}/papers/{file}",
        "/api/v1/drafts/{number}/revisions/{revision}",
        "/api/v1/standards/{code}/versions/{version}",
    ];
    let is_export = |path: &str| {
        path.ends_with("/files/{file}")
            || machine.iter().any(|one| path.ends_with(one))
            || ExportFormat::ALL.iter().any(|format| path.ends_with(&format!(".{}", format.ending())))
    };
    let reading = site::ROUTES.iter().chain(api::ROUTES).filter(|route| route.method == site::Method::Get);
    let reading =
        reading.map(|route| (route.path, if is_export(route.path) { Need::Export } else { Need::Page }));
    reading.chain(super::map::PATTERNS.map(|pattern| (pattern, Need::Page))).collect()
}

async fn made(site: &Site, language: Language) -> (HeaderMap, Bytes) {
    let address = format!("/{}/", language.code());
    let request = Request::builder().uri(address).body(()).unwrap_or_default();
    let (parts, ()) = request.into_parts();
    let visitor = Visitor::in_language(&parts, language, site.clock.now());
    let error = PageError::Busy;
    let (title, status) = (words(&visitor, &error).0, error.status());
    let shown = visitor.clone();
    let page = page_with_status(site, &visitor, Head::plain(title), status, move || {
        view! { <Fault visitor=shown error=PageError::Busy number=None unsent=None/> }
    });
    let (mut parts, body) = page.await.into_parts();
    if let Some(seconds) = error.retry_after_seconds() {
        parts.headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    (parts.headers, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

/// Lets a request through in its turn.
pub(super) async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let Some(queue) = gate.queue(&request) else { return next.run(request).await };
    let network = network::of(client::of(request.extensions()));
    let ticket: Option<GateTicket<'_>> = queue.enter(network, PATIENCE).await;
    if let Some(_until_it_is_made) = ticket {
        return next.run(request).await;
    }
    let (parts, _) = request.into_parts();
    gate.sorry(parts.uri, parts.headers).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_finds_no_place_in_a_queue_is_told_in_their_language() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("talqy.db");
        let database = services::Database::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let services = services::Services::new(database, services::Settings::default());
        let clock = Arc::new(crate::clock::SystemClock);
        let gate = Gate::new(Site::new(services, site::SiteSettings::default(), clock));
        let told =
            [("kk", "Сервер жүктемесі жоғары"), ("ru", "Сервис перегружен"), ("en", "The site is busy")];
        for (language, title) in told {
            let preferred =
                HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(language))]);
            let by_address = (format!("/{language}/drafts/2026-0001"), HeaderMap::new());
            for (address, headers) in [by_address, ("/".to_owned(), preferred)] {
                let sorry = gate.sorry(address.parse().unwrap(), headers).await;
                assert_eq!(sorry.status(), StatusCode::SERVICE_UNAVAILABLE);
                assert_eq!(sorry.headers()[header::RETRY_AFTER], "1");
                let page = to_bytes(sorry.into_body(), usize::MAX).await.unwrap();
                let page = String::from_utf8_lossy(&page);
                assert!(
                    page.contains(&format!("<html lang=\"{language}\"")) && page.contains(title),
                    "{page}"
                );
            }
        }
    }

    #[test]
    fn documents_wait_in_a_queue_of_their_own() {
        let needs = needs();
        assert_eq!(needs.get("/api/v1/drafts/{number}/report.pdf"), Some(&Need::Export));
        assert_eq!(needs.get("/{language}/drafts/{number}/files/{file}"), Some(&Need::Export));
        assert_eq!(needs.get("/api/v1/drafts/{number}/papers/{file}"), Some(&Need::Export));
        assert_eq!(needs.get("/api/v1/drafts/{number}/revisions/{revision}"), Some(&Need::Export));
        assert_eq!(needs.get("/api/v1/standards/{code}/versions/{version}"), Some(&Need::Export));
        assert_eq!(needs.get("/{language}/drafts/{number}"), Some(&Need::Page));
        assert_eq!(needs.get("/api/v1/drafts"), Some(&Need::Page));
        assert_eq!(needs.get("/health"), None);
    }
}
