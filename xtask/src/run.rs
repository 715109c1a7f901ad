//! `cargo xtask run`: build quickly and serve demonstration data.

use crate::browser_part::{self, Mode};
use crate::progress::step;
use crate::site;
use crate::workspace::{self, Workspace};
use anyhow::Result;
use std::process::{Command, ExitCode};

/// Builds the site and the server, then becomes the server.
///
/// # Errors
/// When a part cannot be built or the server cannot be started.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    browser_part::ensure_target()?;
    site::build(workspace, Mode::Dev)?;
    step("Server: compiling");
    workspace::run(&mut workspace.cargo(&["build", "--package", "server", "--bin", "talqy"]))?;

    step("Serving on http://127.0.0.1:3000 (Ctrl-C ends it; the data lies in talqy-data)");
    let mut server = Command::new(workspace.target.join("debug/talqy"));
    server.current_dir(&workspace.root).args(["serve", "--demo"]);
    for (flag, value) in [("--listen", "127.0.0.1:3000"), ("--data-dir", "talqy-data")] {
        if !gives(arguments, flag) {
            server.args([flag, value]);
        }
    }
    become_it(server.args(arguments))
}

/// Whether the arguments set this flag themselves.
fn gives(arguments: &[String], flag: &str) -> bool {
    arguments
        .iter()
        .any(|argument| argument == flag || argument.strip_prefix(flag).is_some_and(|r| r.starts_with('=')))
}

/// Replaces this process, so that every signal reaches the server itself.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(anyhow::Error::from(command.exec()).context("cannot start the server"))
}

/// Waits for the server; the console sends Ctrl-C to both.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<ExitCode> {
    let status = command.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_given_by_hand_is_seen_in_both_forms() {
        let given = ["--listen=0.0.0.0:80".to_owned(), "--demo".to_owned()];
        assert!(gives(&given, "--listen"));
        assert!(gives(&given, "--demo"));
        assert!(!gives(&given, "--data-dir"));
    }
}
