//! What was answered, by the pattern of the address.

use std::sync::atomic::AtomicI64;
use std::time::Duration;

use http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::SECONDS;

/// The bounds of the durations, in seconds: a kept page takes a millisecond, no answer more than thirty seconds.
const BOUNDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// An address that was asked for. Patterns and methods are few, whatever strangers send: each set is kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    route: String,
    method: &'static str,
}

/// How it was answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: &'static str,
}

/// The figures of requests.
#[derive(Clone)]
pub(crate) struct Requests {
    count: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram, fn() -> Histogram>,
}

impl Requests {
    pub(super) fn registered(registry: &mut Registry) -> Self {
        let count = Family::default();
        let seconds: Family<Asked, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BOUNDS));
        registry.register("requests", "Requests that were answered", count.clone());
        let says = "How long answers took until their headers were sent";
        registry.register_with_unit("request_duration", says, SECONDS, seconds.clone());
        Self { count, seconds }
    }

    /// Counts an answer.
    pub(crate) fn answered(&self, method: &Method, pattern: &str, status: StatusCode, took: Duration) {
        let route = if pattern == "-" { "other" } else { pattern }.to_owned();
        let method = named(method);
        self.seconds.get_or_create(&Asked { route: route.clone(), method }).observe(took.as_secs_f64());
        self.count.get_or_create(&Answered { route, method, status: class(status) }).inc();
    }
}

/// A method by its name; strangers invent others.
fn named(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

/// A figure that may be unknown for a while.
pub(super) type Level = prometheus_client::metrics::gauge::Gauge<i64, AtomicI64>;
