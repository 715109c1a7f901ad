//! What the process takes from the machine, as Linux tells; elsewhere these figures stay at nought.

use prometheus_client::registry::{Registry, Unit};

use super::kept::level;
use super::requests::Level;

/// The figures of the process, by the names that every exporter gives them.
pub(super) struct ProcessGauges {
    resident: Level,
    peak: Level,
    open_files: Level,
    most_files: Level,
    threads: Level,
}

impl ProcessGauges {
    pub(super) fn registered(registry: &mut Registry) -> Self {
        let gauges = Self {
            resident: Level::default(),
            peak: Level::default(),
            open_files: Level::default(),
            most_files: Level::default(),
            threads: Level::default(),
        };
        let process = registry.sub_registry_with_prefix("process");
        let bytes = || Unit::Bytes;
        process.register_with_unit("resident_memory", "Memory in use", bytes(), gauges.resident.clone());
        process.register_with_unit(
            "peak_memory",
            "The most memory in use so far",
            bytes(),
            gauges.peak.clone(),
        );
        process.register("open_fds", "Open files and connections", gauges.open_files.clone());
        process.register("max_fds", "How many files and connections may be open", gauges.most_files.clone());
        process.register("threads", "Threads", gauges.threads.clone());
        gauges
    }

    pub(super) fn read(&self) {
        let text = |file: &str| std::fs::read_to_string(format!("/proc/self/{file}")).unwrap_or_default();
        let status = text("status");
        let kilobytes = |name: &str| number(&status, name, 1).saturating_mul(1024);
        self.resident.set(kilobytes("VmRSS:"));
        self.peak.set(kilobytes("VmHWM:"));
        self.threads.set(number(&status, "Threads:", 1));
        self.most_files.set(number(&text("limits"), "Max open files", 3));
        let open = std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
        self.open_files.set(level(open));
    }
}

/// The number that stands at a place of the line that begins so.
fn number(text: &str, begins: &str, place: usize) -> i64 {
    let line = text.lines().find(|line| line.starts_with(begins));
    line.and_then(|line| line.split_whitespace().nth(place)?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_line_is_found() {
        let status = "VmHWM:\t  2048 kB\nThreads:\t7\n";
        assert_eq!((number(status, "VmHWM:", 1), number(status, "Threads:", 1)), (2048, 7));
        let limits = "Max open files            1024                 524288               files     \n";
        assert_eq!(number(limits, "Max open files", 3), 1024);
        assert_eq!(number(limits, "Max processes", 2), 0);
    }
}
