//! Tasks that need the tools of the browser part are done by a program that has them.

use crate::features::OF_TESTS;
use crate::progress::step;
use crate::workspace::{Workspace, become_it, run};
use anyhow::Result;
use std::env::consts::EXE_SUFFIX;
use std::process::{Command, ExitCode};

/// The program with the tools.
const PROGRAM: &str = "xtask-browser";

/// Builds the program with the tools and becomes it.
///
/// # Errors
/// When cargo cannot be started, or the tests cannot be built.
pub(crate) fn with_tools(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    if arguments.first().is_some_and(|task| task == "test") {
        // Alone the tools would be built with fewer features of what they stand on, and once more for the tests.
        step("Tools of the browser part, tests and server: compiling");
        let parts = ["build", "--workspace", "--bin", PROGRAM, "--bin", "talqy", "--tests"];
        run(workspace.cargo(&parts).args(["--features", OF_TESTS]))?;
        let program = workspace.target().join("debug").join(format!("{PROGRAM}{EXE_SUFFIX}"));
        return become_it(Command::new(program).current_dir(&workspace.root).args(arguments));
    }
    step("Tools of the browser part: compiling");
    let program = ["run", "--package", "xtask", "--features", "browser", "--bin", PROGRAM, "--"];
    become_it(workspace.cargo(&program).args(arguments))
}
