//! The pages that are kept to be shown again.

use prometheus_client::registry::Registry;

use super::BYTES;
use super::requests::Level;

/// Whoever keeps pages.
pub trait KeptPages: Send + Sync {
    /// How many are kept, and how many bytes they take.
    fn number_and_bytes(&self) -> (usize, usize);
}

/// The figures of kept pages.
pub(super) struct KeptGauges {
    number: Level,
    bytes: Level,
}

impl KeptGauges {
    pub(super) fn registered(registry: &mut Registry) -> Self {
        let gauges = Self { number: Level::default(), bytes: Level::default() };
        registry.register("kept_pages", "Pages that are kept to be shown again", gauges.number.clone());
        let says = "What the kept pages take in memory, in every coding";
        registry.register_with_unit("kept_pages_memory", says, BYTES, gauges.bytes.clone());
        gauges
    }

    pub(super) fn read(&self, pages: &dyn KeptPages) {
        let (number, bytes) = pages.number_and_bytes();
        self.number.set(level(number));
        self.bytes.set(level(bytes));
    }
}

/// A count as a figure.
pub(super) fn level(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}
