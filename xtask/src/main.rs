//! Tasks of this repository: `cargo xtask run | build | check | test`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to the person who started it")]
#![allow(
    clippy::disallowed_methods,
    reason = "a task measures how long its steps take; the program does not use it"
)]

mod akn_schema;
mod arrows;
mod browser_part;
mod build;
mod check;
mod chromium;
mod counts;
mod everywhere;
mod features;
mod layout;
mod locales;
mod npm;
mod postgres;
mod progress;
mod readers;
mod run;
mod sections;
mod site;
mod style;
mod test;
mod tree;
mod wasm_opt;
mod workspace;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [ARGUMENTS]   build and serve with demonstration data on 127.0.0.1:3000; ARGUMENTS go to `talqy serve`
cargo xtask build [--dist|--dev]
                              build one program file with the site inside, for trying and measuring
                              (--dist: for shipping, twice as long; --dev: only the site, quickly)
cargo xtask check             formatting, lints, what reaches the browser, languages, layout
cargo xtask test [--only rust|browser] [--allow-missing]
                              every test; installs what is missing";

fn main() -> ExitCode {
    progress::begin();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match start(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: &[String]) -> Result<ExitCode> {
    let workspace = workspace::Workspace::find()?;
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("run") => run::run(&workspace, rest),
        Some("build") => build::build(&workspace, rest).map(|()| ExitCode::SUCCESS),
        Some("check") => check::check(&workspace, rest),
        Some("test") => test::test(&workspace, rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => bail!("unknown task `{other}`\n{HELP}"),
    }
}
