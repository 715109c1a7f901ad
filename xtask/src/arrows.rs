//! Arrows between files: which crate may name which, which folder of the site, and no circles.
//!
//! The compiler takes files of one crate that import each other; whoever reads or tests one of them then has to know them
//! all. What two files need stands in a third that needs neither.

mod circles;
mod exceptions;
mod imports;
mod modules;
mod refused;
mod rules;

use crate::manifest::members;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use modules::Crate;
use std::fs;

/// Reads the files of every crate and compares what they name with the rules.
///
/// # Errors
/// When a crate, a folder or a file names what it may not, or an exception is none any more.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let manifest = fs::read_to_string(workspace.root.join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let mut faults = unlisted(&manifest);
    for member in &rules::MEMBERS {
        let files = Crate::read(&workspace.root, member.source)?;
        let arrows = files.arrows();
        faults.extend(refused::crates(member, &rules::MEMBERS, &files));
        faults.extend(refused::circles(member, &files, &arrows, &exceptions::KNOTS));
        let strays: Vec<_> = exceptions::STRAYS.iter().filter(|stray| stray.name == member.name).collect();
        for folders in rules::FOLDERS.iter().filter(|folders| folders.name == member.name) {
            faults.extend(refused::folders(&files, &arrows, folders, &strays));
        }
    }
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

/// The crates of the workspace that no rule knows.
fn unlisted(manifest: &str) -> Vec<String> {
    members(manifest)
        .into_iter()
        .filter(|folder| !rules::MEMBERS.iter().any(|member| member.source == format!("{folder}/src")))
        .map(|folder| format!("{folder} is a crate for which the rules of the arrows say nothing"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_a_rule_is_refused() {
        assert_eq!(
            unlisted(
                "[workspace]\nmembers = [\"app\", \"app/new\", \"xtask\"]\ndefault-members = [\"server\"]\n"
            ),
            ["app/new is a crate for which the rules of the arrows say nothing"]
        );
    }
}
