//! The features of the crates under test.

/// Tests, lints and examples are built with the same, so that they share what cargo has built.
pub(crate) const OF_TESTS: &str = "server/test-clock";
