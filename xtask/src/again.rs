//! Tasks that need the tools of the browser part are done by a program that has them.

use crate::progress::step;
use crate::workspace::{Workspace, become_it};
use anyhow::Result;
use std::process::ExitCode;

/// Builds the program with the tools and becomes it.
///
/// # Errors
/// When cargo cannot be started.
pub(crate) fn with_tools(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    step("Tools of the browser part: compiling");
    let program = ["run", "--package", "xtask", "--features", "browser", "--bin", "xtask-browser", "--"];
    become_it(workspace.cargo(&program).args(arguments))
}
