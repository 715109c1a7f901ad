//! What reading takes.

use std::time::{Duration, Instant};

use crate::MEMORY;

/// The most bytes that reading anything may take beside what is read itself.
const MOST_MEMORY: usize = 32 << 20;
/// The most time; this is a build without optimisation on a machine that may be busy.
const MOST_TIME: Duration = Duration::from_secs(20);

/// Reads something, prints what that takes, and tells what was more than the budget.
pub(crate) fn cost<T>(
    name: &str,
    size: usize,
    read: impl FnOnce() -> T,
    told: impl FnOnce(&T) -> String,
) -> Option<String> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    #[expect(clippy::disallowed_methods, reason = "the time that reading takes is what is tested")]
    let begun = Instant::now();
    let read = read();
    let took = begun.elapsed();
    let peak = MEMORY.peak_usage().saturating_sub(before);
    let says = told(&read);
    let line =
        format!("{name:<44} {:>8} kB {:>7} ms {:>8} kB  {says}", size / 1024, took.as_millis(), peak / 1024);
    #[expect(clippy::print_stdout, reason = "whoever runs it by hand reads what it took")]
    {
        println!("{line}");
    }
    (peak > MOST_MEMORY || took > MOST_TIME).then_some(line)
}
