//! The shape of the repository that people agreed on.

use crate::progress::note;
use crate::workspace::{Workspace, files_below, output};
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What may stand at the top level beside names that begin with a point.
const ALLOWED: [&str; 22] = [
    "ARCHITECTURE.md",
    "BENCHMARKS.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "app",
    "clippy.toml",
    "deny.toml",
    "end2end",
    "migrations",
    "public",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "server",
    "style",
    "xtask",
];

/// Looks at the names at the top level and for colours outside `style/tokens.css`.
///
/// # Errors
/// When one is found, one line each.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let mut faults = Vec::new();
    match output(Command::new("git").current_dir(&workspace.root).args(["ls-files"])) {
        Ok(list) => {
            let tops: BTreeSet<&str> = list.lines().filter_map(|path| path.split('/').next()).collect();
            let others = tops.into_iter().filter(|top| !top.starts_with('.') && !ALLOWED.contains(top));
            faults.extend(others.map(|top| format!("{top} does not belong at the top level")));
        }
        Err(_) => note("not a git work tree: the top level was not looked at"),
    }
    for file in files_below(&workspace.root.join("style"))? {
        if file.file_name().is_some_and(|name| name != "tokens.css") {
            colours(&file, &mut faults);
        }
    }
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

/// Finds the lines of a style sheet that name a colour by its numbers.
fn colours(file: &Path, faults: &mut Vec<String>) {
    let Ok(text) = fs::read_to_string(file) else { return };
    let names = file.file_name().unwrap_or_default().to_string_lossy();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| names_colour(line)) {
        faults.push(format!("style/{names}:{}: a colour outside tokens.css: {}", number + 1, line.trim()));
    }
}

/// Whether a line holds a colour function or a hexadecimal colour as a value.
fn names_colour(line: &str) -> bool {
    let Some((_, value)) = line.split_once(':') else { return false };
    let function = ["rgb(", "rgba(", "hsl(", "oklch(", "oklab("].iter().any(|name| value.contains(name));
    let hexadecimal = value.split(|c: char| c.is_whitespace() || ",();".contains(c)).any(|word| {
        word.strip_prefix('#').is_some_and(|digits| {
            [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
        })
    });
    function || hexadecimal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_seen_and_an_anchor_is_not() {
        assert!(names_colour("  color: #1a2b3c;"));
        assert!(names_colour("border: 1px solid rgb(0 0 0 / 10%)"));
        assert!(!names_colour("#add { display: none }"));
        assert!(!names_colour("  background: color-mix(in oklab, var(--a), transparent);"));
    }
}
