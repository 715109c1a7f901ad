//! How many tests passed and failed, as the test runners say.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt;
use std::io::BufRead;
use std::ops::AddAssign;
use std::path::Path;

/// Numbers of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(formatter, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// Reads what `cargo test` prints as it comes, shows what is worth seeing, and counts.
///
/// # Errors
/// When the output cannot be read.
pub(crate) fn of_cargo(printed: impl BufRead) -> Result<Counts> {
    let mut counts = Counts::default();
    for line in printed.lines() {
        let line = line?;
        let result = of_line(&line);
        if let Some(result) = result {
            counts += result;
        }
        let dull = line.is_empty()
            || (line.starts_with("test ") && line.ends_with(" ... ok"))
            || line.starts_with("running ")
            || result.is_some_and(|result| result.failed == 0);
        if !dull {
            println!("{line}");
        }
    }
    Ok(counts)
}

/// Reads a line such as `test result: ok. 8 passed; 0 failed; 1 ignored; …`.
fn of_line(line: &str) -> Option<Counts> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |name: &str| {
        let part = numbers.split("; ").find_map(|part| part.strip_suffix(name))?;
        part.trim().parse().ok()
    };
    Some(Counts {
        passed: number("passed")?,
        failed: number("failed")?,
        skipped: number("ignored").unwrap_or(0),
    })
}

/// Reads the results Playwright left. A test that passed only when repeated has failed.
///
/// # Errors
/// When there are no results.
pub(crate) fn of_playwright(results: &Path) -> Result<Counts> {
    let value: Value = serde_json::from_slice(&std::fs::read(results)?)?;
    let stats = value.get("stats").context("results without numbers")?;
    let number = |name: &str| stats.get(name).and_then(Value::as_u64).unwrap_or(0);
    Ok(Counts {
        passed: number("expected"),
        failed: number("unexpected") + number("flaky"),
        skipped: number("skipped"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_added_up() {
        let printed = "running 2 tests\ntest a ... ok\ntest b ... FAILED\n\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 7 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(of_cargo(printed.as_bytes()).unwrap(), Counts { passed: 8, failed: 1, skipped: 2 });
    }
}
