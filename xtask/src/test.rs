//! `cargo xtask test`: every test, with what the tests need.

use crate::browser_part::Mode;
use crate::browser_target;
use crate::counts::{self, Counts};
use crate::features::OF_TESTS;
use crate::memory::Memory;
use crate::postgres::Cluster;
use crate::progress::{clock, elapsed, note, step};
use crate::workspace::{Workspace, find_program, run};
use crate::{akn_schema, chromium, everywhere, npm, readers, site};
use anyhow::{Context, Error, Result, bail};
use std::process::{Command, ExitCode, Stdio};

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    rust: bool,
    browser: bool,
    allow_missing: bool,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { rust: true, browser: true, allow_missing: false };
        let mut words = arguments.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match word {
                "--allow-missing" => options.allow_missing = true,
                "--only" => match words.next() {
                    Some("rust") => options.browser = false,
                    Some("browser") => options.rust = false,
                    other => bail!("--only takes rust or browser, not {other:?}"),
                },
                other => bail!("unknown argument {other}"),
            }
        }
        Ok(options)
    }
}

/// What has happened so far.
#[derive(Debug, Default)]
struct Tally {
    counts: Counts,
    failed: Vec<String>,
    missing: Vec<String>,
}

impl Tally {
    /// Takes the counts of one step. A step that failed without a failed test counts as one.
    fn take(&mut self, step: &str, mut counts: Counts, success: bool) {
        if !success && counts.failed == 0 {
            counts.failed = 1;
        }
        if counts.failed > 0 {
            self.failed.push(step.to_owned());
        }
        note(&format!("{step}: {counts}"));
        self.counts += counts;
    }

    /// Remembers what could not be found or installed.
    fn lack(&mut self, reason: &Error) {
        note(&format!("missing: {reason:#}"));
        self.missing.push(format!("{reason:#}"));
    }
}

/// Runs the tests and prints the counts in the last line.
///
/// # Errors
/// When the arguments are not understood or the tests cannot even be built.
pub(crate) fn test(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    let options = Options::read(arguments)?;
    let mut tally = Tally::default();

    step("Tests and server: compiling");
    // The program and the tests in one go: both then see the same features of every dependency. The programs of the tasks stay
    // as they are: one of them is running.
    let parts = ["build", "--workspace", "--bin", "talqy", "--tests", "--features", OF_TESTS];
    run(&mut workspace.cargo(&parts))?;
    let memory = Memory::find();
    if options.rust {
        rust(workspace, memory.as_ref(), &mut tally)?;
    }
    if options.browser {
        webassembly(workspace, &mut tally)?;
        browser(workspace, memory.as_ref(), &mut tally)?;
    }

    step(&format!("Finished in {}", clock(elapsed())));
    for step in &tally.failed {
        note(&format!("failed: {step}"));
    }
    for reason in &tally.missing {
        note(&format!("not run: {reason}"));
    }
    println!("{} passed, {} failed", tally.counts.passed, tally.counts.failed);
    let complete = tally.missing.is_empty() || options.allow_missing;
    Ok(if tally.counts.failed == 0 && complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The tests cargo knows, on SQLite and, in a cluster that lives as long as they run, on PostgreSQL.
fn rust(workspace: &Workspace, memory: Option<&Memory>, tally: &mut Tally) -> Result<()> {
    step("PostgreSQL: starting a cluster for the tests");
    let cluster = Cluster::start().map_err(|error| tally.lack(&error)).ok();
    step("Akoma Ntoso: looking for the schema and xmllint");
    let schema = akn_schema::find(workspace).map_err(|error| tally.lack(&error)).ok();
    step("Documents: looking for poppler, qpdf and LibreOffice");
    if let Err(error) = readers::find() {
        tally.lack(&error);
    }
    step("REST: looking for schemathesis");
    let named = std::env::var_os("TALQY_TEST_SCHEMATHESIS").is_some();
    if !named && find_program(&["schemathesis", "st"]).is_none() {
        // It comes from a registry of Python alone: without it the tests are complete, only less curious.
        note("not run: nothing fuzzes REST by its description (pip install schemathesis)");
    }
    step("Tests in Rust");
    let mut cargo = workspace.cargo(&["test", "--workspace", "--no-fail-fast", "--features", OF_TESTS]);
    if let Some(cluster) = &cluster {
        note(&format!("TALQY_TEST_POSTGRES={}", cluster.url()));
        cargo.env("TALQY_TEST_POSTGRES", cluster.url());
    } else {
        cargo.env_remove("TALQY_TEST_POSTGRES");
    }
    into(memory, &mut cargo);
    // An empty path tells the tests that its absence is already counted.
    cargo.env("TALQY_TEST_AKN_SCHEMA", schema.unwrap_or_default());
    let mut child =
        cargo.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let printed = child.stdout.take().context("cargo has no output")?;
    let counts = counts::of_cargo(std::io::BufReader::new(printed))?;
    tally.take("tests in Rust", counts, child.wait()?.success());
    Ok(())
}

/// Tells tests where their databases go.
fn into(memory: Option<&Memory>, tests: &mut Command) {
    if let Some(memory) = memory {
        tests.env("TALQY_TEST_MEMORY", memory.path());
    }
}

/// What the law's own code says in WebAssembly beside what it says natively.
fn webassembly(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    step("Redline: the same natively and in WebAssembly");
    if let Err(error) = npm::node() {
        tally.lack(&error);
        return Ok(());
    }
    browser_target::ensure_target()?;
    let counts = everywhere::compare(workspace)?;
    tally.take("redlines natively and in WebAssembly", counts, counts.passed > 0);
    Ok(())
}

/// The tests in a real browser, against the server as built for tests.
fn browser(workspace: &Workspace, memory: Option<&Memory>, tally: &mut Tally) -> Result<()> {
    step("Browser tests: looking for Node.js and Chromium");
    let folder = workspace.root.join("end2end");
    let chromium = match npm::install(&folder).and_then(|()| chromium::find()) {
        Ok(chromium) => chromium,
        Err(error) => {
            tally.lack(&error);
            return Ok(());
        }
    };
    note(&chromium.display().to_string());
    browser_target::ensure_target()?;
    site::build(workspace, Mode::Dev)?;

    step("Browser tests: checking types");
    let types = run(Command::new("npm").current_dir(&folder).args(["run", "--silent", "types"]));
    if let Err(error) = types {
        note(&format!("{error:#}"));
        tally.take("types of end2end", Counts::default(), false);
    }

    step("Browser tests");
    let results = folder.join("test-results/results.json");
    if results.exists() {
        std::fs::remove_file(&results)?;
    }
    let mut playwright = Command::new("npm");
    playwright.current_dir(&folder).args(["run", "--silent", "test"]).stdin(Stdio::null());
    playwright.env("CHROMIUM_PATH", chromium).env("TALQY_BIN", workspace.target().join("debug/talqy"));
    into(memory, &mut playwright);
    let status = playwright.status().context("cannot start npm")?;
    tally.take("browser tests", counts::of_playwright(&results).unwrap_or_default(), status.success());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options> {
        Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn everything_runs_unless_told_otherwise() {
        let all = Options { rust: true, browser: true, allow_missing: false };
        assert_eq!(read("").unwrap(), all);
        assert_eq!(
            read("--only rust --allow-missing").unwrap(),
            Options { browser: false, allow_missing: true, ..all }
        );
        assert!(read("--only postgres").is_err());
        assert!(read("--only nothing").is_err());
        assert!(read("--fast").is_err());
    }

    #[test]
    fn a_step_that_fails_without_a_test_counts_as_a_failure() {
        let mut tally = Tally::default();
        tally.take("one", Counts { passed: 2, ..Counts::default() }, true);
        tally.take("two", Counts::default(), false);
        assert_eq!((tally.counts.passed, tally.counts.failed, tally.failed.len()), (2, 1, 1));
    }
}
