//! The features of the crates under test and under the lints.

/// Tests and examples are built with the same, so that they share what cargo has built.
pub(crate) const OF_TESTS: &str = "server/test-clock,xtask/browser";

/// The lints look past the tools of the browser part, which take longer to compile than all the rest, and their callers; only
/// `.ci/run`, which lints while it compiles for the tests, looks at these too.
pub(crate) const OF_LINTS: &str = "server/test-clock";
