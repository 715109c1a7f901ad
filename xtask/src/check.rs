//! `cargo xtask check`: what can be known without running the program.

use crate::browser_target::{self, TARGET};
use crate::progress::{clock, elapsed, note, step};
use crate::workspace::{Workspace, run};
use crate::{advisories, arrows, layout, locales, proofs, tree, unused};
use anyhow::{Error, Result, bail};
use std::process::ExitCode;

/// Runs every check, also after one has failed, and says at the end which ones did. With `--but-lints` the lints are left to
/// whoever compiles everything with Clippy anyway (`.ci/run`).
///
/// # Errors
/// When the arguments are not understood or the browser's target cannot be installed.
pub(crate) fn check(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    let lints = match arguments {
        [] => LINTS.as_slice(),
        [word] if word == "--but-lints" => &[],
        other => bail!("check knows only --but-lints, not {other:?}"),
    };
    browser_target::ensure_target()?;
    let checks: Vec<&(&str, Check)> = QUICK.iter().chain(lints).collect();
    let mut failed = Vec::new();
    for (name, check) in &checks {
        step(name);
        match check(workspace) {
            Ok(()) => note("ok"),
            Err(error) => {
                report(&error);
                failed.push(name);
            }
        }
    }
    step(&format!("{} passed, {} failed in {}", checks.len() - failed.len(), failed.len(), clock(elapsed())));
    for name in &failed {
        note(&format!("failed: {name}"));
    }
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

type Check = fn(&Workspace) -> Result<()>;

/// What compiles nothing.
const QUICK: [(&str, Check); 8] = [
    ("Languages are complete", locales::check),
    ("Layout of the repository", layout::check),
    ("Arrows between files", arrows::check),
    ("Rules and the tests that prove them", proofs::check),
    ("Unused dependencies", unused::check),
    ("Advisories and licences", advisories::check),
    ("Formatting", |workspace| run(&mut workspace.cargo(&["fmt", "--all", "--check"]))),
    ("What reaches the browser", tree::check),
];

/// What compiles.
const LINTS: [(&str, Check); 2] = [("Lints", clippy), ("Lints of the browser part", clippy_browser)];

fn report(error: &Error) {
    for line in format!("{error:#}").lines() {
        note(line);
    }
}

/// Lints everything that runs on the machine, as the tests build it.
fn clippy(workspace: &Workspace) -> Result<()> {
    let features = ["--workspace", "--all-targets", "--features", crate::features::OF_LINTS];
    run(workspace.cargo(&["clippy", "--quiet"]).args(features).args(["--", "-D", "warnings"]))
}

/// Lints the site as the browser gets it.
fn clippy_browser(workspace: &Workspace) -> Result<()> {
    let mut cargo = workspace.cargo(&["clippy", "--quiet", "--package", "app", "--lib", "--target", TARGET]);
    run(cargo.args(["--no-default-features", "--features", "hydrate", "--", "-D", "warnings"]))
}
