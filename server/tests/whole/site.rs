//! The whole site in the process of the test, with a clock that the test sets.
#![allow(dead_code, reason = "every test file uses a part of it")]

#[path = "../../../app/services/tests/harness/mod.rs"]
pub(crate) mod harness;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ::http::{HeaderMap, Method, Request, StatusCode};
use axum::Router;
use axum::body::{Body, to_bytes};
use chrono::{DateTime, Utc};
use serde_json::Value;
use server::exports::ExportStore;
use server::http::{Guard, router, router_keeping};
use server::import_worker::ImportWorker;
use services::Services;
use site::{Clock, Site, SiteSettings};
use tower::ServiceExt;

/// A clock that stands where the test sets it.
pub(crate) struct Standing {
    at: Mutex<DateTime<Utc>>,
    readings: AtomicU32,
}

impl Standing {
    /// Sets the clock.
    pub(crate) fn set(&self, at: DateTime<Utc>) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    /// How often it was read.
    pub(crate) fn readings(&self) -> u32 {
        self.readings.load(Ordering::SeqCst)
    }
}

impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        let at = *self.at.lock().unwrap_or_else(PoisonError::into_inner);
        self.readings.fetch_add(1, Ordering::SeqCst);
        at
    }
}

/// The site under test.
pub(crate) struct Here {
    pub(crate) clock: Arc<Standing>,
    router: Router,
}

/// An answer, read to its end.
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answered {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// A header as a text, empty if it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }
}

impl Here {
    /// The site over services, its clock at the morning of the scenarios.
    pub(crate) fn over(services: Services) -> Self {
        Self::guarded(services, &Guard::without_limits())
    }

    /// The site with other settings.
    pub(crate) fn with(services: Services, change: impl FnOnce(&mut SiteSettings)) -> Self {
        Self::set(services, &Guard::without_limits(), change)
    }

    /// The instant at which the clock stands.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The site without limits, its files read by a worker.
    pub(crate) fn with_import_worker(services: Services, worker: ImportWorker) -> Self {
        let guard = Guard::without_limits();
        Self::made(services, |_| {}, |site| router_keeping(site, &guard, ExportStore::memory(), worker))
    }

    /// The site with limits.
    pub(crate) fn guarded(services: Services, guard: &Guard) -> Self {
        Self::set(services, guard, |_| {})
    }

    fn set(services: Services, guard: &Guard, change: impl FnOnce(&mut SiteSettings)) -> Self {
        Self::made(services, change, |site| router(site, guard))
    }

    fn made(
        services: Services,
        change: impl FnOnce(&mut SiteSettings),
        router: impl FnOnce(Site) -> Router,
    ) -> Self {
        let clock = Arc::new(Standing { at: Mutex::new(harness::morning()), readings: AtomicU32::new(0) });
        let mut settings = SiteSettings {
            public_url: services.settings.public_url.clone(),
            zone: services.settings.zone,
            ..SiteSettings::default()
        };
        change(&mut settings);
        let site = Site::new(services, settings, clock.clone());
        Self { clock, router: router(site) }
    }

    /// Sends a request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answered {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answered { status: parts.status, headers: parts.headers, body }
    }

    /// Asks for an address.
    pub(crate) async fn get(&self, address: &str) -> Answered {
        self.ask(Method::GET, address, &[], "").await
    }

    /// Sends JSON to an address.
    pub(crate) async fn post(&self, address: &str, body: &Value) -> Answered {
        let headers = [("content-type", "application/json")];
        self.ask(Method::POST, address, &headers, &body.to_string()).await
    }

    /// Sends a request with headers and a body.
    pub(crate) async fn ask(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answered {
        let mut request = Request::builder().method(method).uri(address).header("host", "127.0.0.1:3000");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }
}
