//! Tasks of this repository: `cargo xtask run | build | check | test`.
//!
//! What makes the part of the browser stands behind the feature `browser`: the program `xtask` checks by itself and hands every
//! other task to the program `xtask-browser`, which cargo builds with the feature.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to the person who started it")]
#![allow(
    clippy::disallowed_methods,
    reason = "a task measures how long its steps take; the program does not use it"
)]

mod advisories;
#[cfg(not(feature = "browser"))]
mod again;
#[cfg(feature = "browser")]
mod akn_schema;
#[cfg(feature = "browser")]
mod apt;
mod arrows;
#[cfg(feature = "browser")]
mod browser_part;
mod browser_target;
#[cfg(feature = "browser")]
mod build;
mod check;
#[cfg(feature = "browser")]
mod chromium;
#[cfg(feature = "browser")]
mod counts;
#[cfg(feature = "browser")]
mod everywhere;
mod features;
mod layout;
#[cfg(feature = "browser")]
mod leftovers;
mod locales;
mod manifest;
#[cfg(feature = "browser")]
mod memory;
#[cfg(feature = "browser")]
mod npm;
#[cfg(feature = "browser")]
mod places;
#[cfg(feature = "browser")]
mod postgres;
mod progress;
mod proofs;
#[cfg(feature = "browser")]
mod readers;
#[cfg(feature = "browser")]
mod run;
#[cfg(feature = "browser")]
mod sections;
#[cfg(feature = "browser")]
mod site;
#[cfg(feature = "browser")]
mod size;
#[cfg(feature = "browser")]
mod style;
#[cfg(feature = "browser")]
mod test;
mod tokens;
mod tree;
mod unused;
#[cfg(feature = "browser")]
mod wasm_opt;
mod workspace;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [ARGUMENTS]   build and serve with demonstration data on 127.0.0.1:3000; ARGUMENTS go to `talqy serve`
cargo xtask build [--dist|--dev]
                              build one program file with the site inside, for trying and measuring
                              (--dist: for shipping, twice as long; --dev: only the site, quickly)
cargo xtask check [--but-lints]
                              formatting, lints, what reaches the browser, languages, layout, arrows between files,
                              rules and the tests that prove them, unused dependencies, advisories and licences
                              (--but-lints: what compiles nothing, for `.ci/run`, which lints while it compiles)
cargo xtask test [--only rust|browser] [--allow-missing]
                              every test; installs what is missing";

/// Does what the arguments of the program ask for.
#[must_use]
pub fn start() -> ExitCode {
    progress::begin();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match task(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task(arguments: &[String]) -> Result<ExitCode> {
    let workspace = workspace::Workspace::find()?;
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("check") => check::check(&workspace, rest),
        #[cfg(feature = "browser")]
        Some("run") => run::run(&workspace, rest),
        #[cfg(feature = "browser")]
        Some("build") => build::build(&workspace, rest).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "browser")]
        Some("test") => test::test(&workspace, rest),
        #[cfg(not(feature = "browser"))]
        Some("run" | "build" | "test") => again::with_tools(&workspace, arguments),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => bail!("unknown task `{other}`\n{HELP}"),
    }
}
