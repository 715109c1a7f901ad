//! Figures for Prometheus, on a listener of their own: what is asked and how long it takes, what waits, what the process
//! takes. No figure names a person, an address or a secret.

mod kept;
mod listen;
mod process;
mod requests;
mod state;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use site::Site;

pub use kept::KeptPages;
pub(crate) use listen::listen;
pub(crate) use requests::Requests;

use self::kept::KeptGauges;
use self::process::ProcessGauges;
use self::state::StateGauges;

/// The figures of one process. Cloning shares them.
#[derive(Clone)]
pub struct Metrics {
    /// What was answered.
    pub(crate) requests: Requests,
    gauges: Arc<Gauges>,
}

/// What is read anew each time somebody asks for the figures.
struct Gauges {
    registry: Mutex<Registry>,
    state: StateGauges,
    process: ProcessGauges,
    kept: KeptGauges,
    pages: OnceLock<Arc<dyn KeptPages>>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("talqy");
        registry.register("build", "What is running", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        let requests = Requests::registered(&mut registry);
        let gauges = Gauges {
            state: StateGauges::registered(&mut registry),
            process: ProcessGauges::registered(&mut registry),
            kept: KeptGauges::registered(&mut registry),
            pages: OnceLock::new(),
            registry: Mutex::new(registry),
        };
        Self { requests, gauges: Arc::new(gauges) }
    }
}

impl Metrics {
    /// From now on the kept pages are counted too; one router is watched, the first.
    pub fn watch_kept(&self, pages: Arc<dyn KeptPages>) {
        let _watched_before = self.gauges.pages.set(pages);
    }

    /// Every figure as text.
    pub(crate) async fn as_text(&self, site: &Site) -> String {
        self.gauges.state.read(site).await;
        self.gauges.process.read();
        if let Some(pages) = self.gauges.pages.get() {
            self.gauges.kept.read(&**pages);
        }
        let mut text = String::new();
        let registry = self.gauges.registry.lock().unwrap_or_else(PoisonError::into_inner);
        if encode(&mut text, &registry).is_err() {
            // A text in memory takes everything that is written to it.
            tracing::error!("the figures cannot be written");
        }
        text
    }
}

/// Seconds, as the unit of a figure.
const SECONDS: Unit = Unit::Seconds;
/// Bytes, as the unit of a figure.
const BYTES: Unit = Unit::Bytes;

#[cfg(test)]
mod tests;
