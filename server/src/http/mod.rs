//! The whole of HTTP as one value: pages, server functions, files, and the layers around them.

mod arrival;
mod cache;
mod client;
mod compression;
mod contact;
pub mod door;
mod explain;
mod gate;
mod gather;
mod guard;
mod headers;
mod limits;
mod map;
mod network;
mod patience;
mod readable;
mod session;
mod size;
mod stored;
mod unsent;
mod watch;
mod without_language;

use std::sync::Arc;

use app::calls::CallFault;
use app::calls::discussion::CommentAnswer;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::language::Language;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use site::{PageError, SharedExporter, SharedImporter, Site, Visitor};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

use crate::exports::{ExportQueue, ExportStore};
use crate::import_worker::ImportWorker;
use crate::metrics::Metrics;
use crate::{api, assets};

pub(crate) use compression::Coding;
pub use contact::Contacts;
pub use guard::Guard;

/// A form without a file is never larger, in bytes; a comment has at most twenty thousand characters.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// The site with every layer, ready to be called in a test; finished documents go with it.
pub fn router(site: Site, guard: &Guard) -> Router {
    router_keeping(site, guard, ExportStore::memory(), ImportWorker::default())
}

/// The site with every layer; finished documents are kept in `store`, files are read by `worker`.
pub fn router_keeping(site: Site, guard: &Guard, store: ExportStore, worker: ImportWorker) -> Router {
    router_watched(site, guard, store, worker, &Metrics::default())
}

/// The site with every layer, ready to be served and counted in `metrics`; finished documents are kept in `store`, files are
/// read by `worker`.
pub fn router_watched(
    site: Site,
    guard: &Guard,
    store: ExportStore,
    worker: ImportWorker,
    metrics: &Metrics,
) -> Router {
    let queue = ExportQueue::new(site.clone(), store);
    let exporter: SharedExporter = Arc::new(queue.clone());
    let importer: SharedImporter = Arc::new(worker);
    layered(
        addresses().layer(Extension(exporter)).layer(Extension(queue)).layer(Extension(importer)),
        site,
        guard,
        metrics,
    )
}

fn layered(addresses: Router<Site>, site: Site, guard: &Guard, metrics: &Metrics) -> Router {
    let numbers = watch::Numbers::new(site.services.entropy.bits().unwrap_or_default(), metrics.clone());
    let proxies = client::Proxies::new(&guard.trusted_proxies);
    let shared = Arc::new(site.clone());
    let kept = cache::Cache::new(shared.clone());
    metrics.watch_kept(Arc::new(kept.clone()));
    let bodies = gather::WholeBodies::new(shared.clone());
    let limits = limits::Limits::new(shared.clone(), guard, bodies.clone());
    // Here a layer sees a request after those that stand below it.
    let made = addresses
        .layer(from_fn_with_state(site.clone(), site::send_flash))
        .layer(Extension(guard.contacts.clone()))
        .layer(from_fn(readable::only))
        .layer(from_fn(patience::limit))
        .layer(from_fn_with_state(bodies, gather::whole))
        .layer(from_fn(size::limit))
        .layer(guard::own_pages_only(&site.settings.public_url))
        .layer(from_fn_with_state(limits, limits::hold_back))
        .layer(from_fn_with_state(gate::Gate::new(site.clone()), gate::pass))
        .layer(CatchPanicLayer::custom(explain::after_panic))
        .layer(from_fn_with_state(site.clone(), explain::in_the_readers_language))
        .layer(from_fn(watch::tell_the_pattern))
        .with_state(site);
    // Here it sees it before those below it. A kept page passes through nothing but these, as one service: a router
    // would copy all layers below each of its layers for every request.
    let answered = ServiceBuilder::new()
        .layer(from_fn_with_state(numbers, watch::write_down))
        // What explains a fault may have a fault itself.
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(shared.clone(), arrival::stamp))
        .layer(from_fn_with_state(shared, session::genuine_only))
        .layer(from_fn_with_state(proxies, client::recognise))
        .layer(from_fn_with_state(guard.strict_transport.clone(), headers::on_every_answer))
        .layer(from_fn(stored::as_asked))
        .layer(from_fn(compression::on_the_fly))
        .layer(from_fn_with_state(kept, cache::show_again))
        .service(made);
    Router::new().fallback_service(answered)
}

/// Every address, without the layers.
fn addresses() -> Router<Site> {
    Router::new()
        .route("/", get(to_language))
        .route("/sign-on", get(back_from_provider))
        .merge(site::router())
        .merge(api::router())
        .route("/call/{*function}", post(call))
        .route("/pkg/{version}/{file}", get(assets::package))
        .route("/health", get(|| async { "ok" }))
        .route("/ready", get(ready))
        .route("/.well-known/security.txt", get(contact::tell))
        .route("/robots.txt", get(map::robots))
        .route("/sitemap.xml", get(map::index))
        .route("/sitemap/{part}", get(map::part))
        .fallback(file_or_nothing)
}

/// `/` leads to the language that was chosen before, or that the browser prefers, and takes its query along.
async fn to_language(uri: Uri, headers: HeaderMap) -> Redirect {
    let language = site::preferred_language(&headers);
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::temporary(&format!("/{}/{query}", language.code()))
}

/// A provider of single sign-on knows one address to send people back to, whichever language they read.
async fn back_from_provider(uri: Uri, headers: HeaderMap) -> Response {
    let language = site::preferred_language(&headers);
    let query = uri.query().unwrap_or_default();
    site::see_other(&format!("/{}/sign-on/back?{query}", language.code()), None)
}

/// A server function, for the islands.
async fn call(State(site): State<Site>, visitor: site::Caller, request: Request) -> Response {
    let visitor: Visitor = visitor.0;
    let is_comment = request.uri().path() == "/call/send_comment";
    let answer = leptos_axum::handle_server_fns_with_context(
        move || {
            leptos::prelude::provide_context(site::answers::answers(site.clone(), visitor.clone()));
        },
        request,
    )
    .await
    .into_response();
    let mut answer = with_its_status(answer).await;
    if is_comment {
        answer = marked_if_refused(answer).await;
    }
    // What an island asks for is for the person who holds the page.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    answer
}

/// Server functions answer every fault with 500; the status that the same fault has elsewhere tells a browser, a proxy
/// and whoever watches the log what it is.
async fn with_its_status(answer: Response) -> Response {
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let fault = serde_json::from_slice::<CallFault>(&body).ok();
    if let Some(fault) = fault.as_ref().and_then(PageError::of_call) {
        parts.status = fault.status();
        if let Some(seconds) = fault.retry_after_seconds() {
            parts.headers.insert(header::RETRY_AFTER, seconds.into());
        }
    }
    Response::from_parts(parts, Body::from(body))
}

/// Marks the answer to a comment that comes back to be mended, so that it is counted as the same form without WebAssembly.
async fn marked_if_refused(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let answered = serde_json::from_slice::<CommentAnswer>(&body);
    // What was only looked at is no comment yet.
    if matches!(answered, Ok(CommentAnswer::Invalid { .. } | CommentAnswer::Fit)) {
        parts.extensions.insert(limits::RefusedForm);
    }
    Response::from_parts(parts, Body::from(body))
}

/// Whether the program can do its work now.
async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    let database = &site.services.database;
    if database.ping().await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer");
    }
    match database.prove_writable(site.clock.now()).await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "nothing can be written"),
    }
}

/// A file of the root (icon), a language typed without its slash, a page typed without its language, or a page that says
/// that there is nothing.
async fn file_or_nothing(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let name = uri.path().trim_start_matches('/');
    let found = if Language::from_code(name).is_some() {
        Redirect::permanent(&format!("/{name}/")).into_response()
    } else if let Some(onward) = without_language::lead_on(&uri, &headers) {
        onward
    } else {
        assets::root(uri.path(), &headers)
    };
    if found.status() == StatusCode::NOT_FOUND || uri.path().starts_with("/pkg/") {
        return PageError::NotFound.into_response();
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        let mut refused = PageError::OtherMethod.into_response();
        refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
        return refused;
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tower::ServiceExt;

    use super::*;

    async fn site(folder: &std::path::Path) -> Site {
        let file = folder.join("talqy.db");
        let database = services::Database::open(&format!("sqlite:{}", file.display())).await.unwrap();
        let services = services::Services::new(database, services::Settings::default());
        let settings = site::SiteSettings::default();
        Site::new(services, settings, Arc::new(crate::clock::SystemClock))
    }

    #[tokio::test]
    async fn a_panic_is_explained_without_its_words() {
        async fn fault() -> Response {
            panic!("a secret")
        }
        let folder = tempfile::tempdir().unwrap();
        let addresses = addresses().route("/{language}/fault", get(fault)).route("/api/v1/fault", get(fault));
        let router = layered(addresses, site(folder.path()).await, &Guard::default(), &Metrics::default());
        for (address, kind) in [("/kk/fault", "text/html"), ("/api/v1/fault", "application/problem+json")] {
            let request = Request::builder().uri(address).body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let given = response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
            assert!(given.starts_with(kind), "{given}");
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            assert!(!String::from_utf8_lossy(&body).contains("secret"));
        }
    }
}
