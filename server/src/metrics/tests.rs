//! What the figures say after some requests.

use std::time::Duration;

use http::{Method, StatusCode};

use super::*;

/// So many pages are kept.
struct Pages(usize, usize);

impl KeptPages for Pages {
    fn number_and_bytes(&self) -> (usize, usize) {
        (self.0, self.1)
    }
}

#[test]
fn requests_are_counted_by_pattern_and_never_by_what_strangers_invent() {
    let metrics = Metrics::default();
    let answered = |method: &Method, pattern: &str, status: StatusCode| {
        metrics.requests.answered(method, pattern, status, Duration::from_millis(3));
    };
    answered(&Method::GET, "/{language}/", StatusCode::OK);
    answered(&Method::GET, "/{language}/", StatusCode::NOT_MODIFIED);
    answered(&Method::from_bytes(b"BREW").unwrap(), "-", StatusCode::NOT_FOUND);
    metrics.watch_kept(Arc::new(Pages(2, 4096)));
    metrics.gauges.kept.read(&**metrics.gauges.pages.get().unwrap());
    metrics.gauges.process.read();
    let mut text = String::new();
    encode(&mut text, &metrics.gauges.registry.lock().unwrap()).unwrap();
    for line in [
        "talqy_requests_total{route=\"/{language}/\",method=\"GET\",status=\"2xx\"} 1",
        "talqy_requests_total{route=\"/{language}/\",method=\"GET\",status=\"3xx\"} 1",
        "talqy_requests_total{route=\"other\",method=\"other\",status=\"4xx\"} 1",
        "talqy_request_duration_seconds_bucket{le=\"0.005\",route=\"/{language}/\",method=\"GET\"} 2",
        "talqy_kept_pages 2",
        "talqy_kept_pages_memory_bytes 4096",
        concat!("talqy_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
        "# EOF",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
    let resident = text.lines().find_map(|line| line.strip_prefix("talqy_process_resident_memory_bytes "));
    if cfg!(target_os = "linux") {
        assert!(resident.unwrap().parse::<i64>().unwrap() > 1_000_000, "{text}");
    }
}
