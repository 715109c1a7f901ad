//! `cargo xtask run`: build quickly and serve demonstration data.

use crate::browser_part::Mode;
use crate::browser_target;
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
    browser_target::ensure_target()?;
    site::build(workspace, Mode::Dev)?;
    step("Server: compiling");
    workspace::run(&mut workspace.cargo(&["build", "--package", "server", "--bin", "talqy"]))?;

    let mut server = Command::new(workspace.target().join("debug/talqy"));
    server.current_dir(&workspace.root).args(["serve", "--demo"]);
    let mut address = "127.0.0.1:3000";
    if let Some(other) = given(arguments, "--listen") {
        address = other;
    } else {
        server.args(["--listen", address]);
    }
    let mut data = "talqy-data";
    if let Some(other) = given(arguments, "--data-dir") {
        data = other;
    } else {
        server.args(["--data-dir", data]);
    }
    step(&format!("Serving on http://{address} (Ctrl-C ends it; the data lies in {data})"));
    workspace::become_it(server.args(arguments))
}

/// The value the arguments give this flag, as `--flag value` or `--flag=value`.
fn given<'a>(arguments: &'a [String], flag: &str) -> Option<&'a str> {
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument.strip_prefix(flag) {
            Some("") => return rest.next(),
            Some(after) if after.starts_with('=') => return after.strip_prefix('='),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_given_by_hand_is_seen_in_both_forms() {
        let arguments = ["--listen=0.0.0.0:80", "--data-dir", "/tmp/x"].map(str::to_owned);
        assert_eq!(given(&arguments, "--listen"), Some("0.0.0.0:80"));
        assert_eq!(given(&arguments, "--data-dir"), Some("/tmp/x"));
        assert_eq!(given(&arguments, "--smtp-url"), None);
    }
}
