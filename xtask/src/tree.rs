//! Server-only crates never reach the browser: the dependency tree of the browser part is read and compared.

use crate::browser_target::TARGET;
use crate::workspace::{Workspace, output};
use anyhow::{Result, bail};
use std::collections::BTreeSet;

/// Crates that have no business in a browser: storage, HTTP servers, mail, passwords, and what is heavy to load.
const FORBIDDEN: [&str; 26] = [
    "ammonia",
    "argon2",
    "axum",
    "documents",
    "governor",
    "hyper",
    "icu_datetime",
    "icu_decimal",
    "leptos_axum",
    "leptos_i18n",
    "lettre",
    "libsqlite3-sys",
    "migrations",
    "object_store",
    "rand",
    "rustls",
    "sea-orm",
    "services",
    "server",
    "site",
    "snowball_stemmers_rs",
    "sqlx",
    "sqlx-core",
    "tokio",
    "typst",
    "zxcvbn",
];

/// Crates that come only with Leptos itself and are dropped by the linker as nothing in the browser calls them. From
/// anybody else they would stay: `regex` alone weighs about 500 kB.
const ONLY_THROUGH: [(&str, &[&str]); 1] = [("regex", &["leptos_config"])];

/// Compares the tree with the lists above.
///
/// # Errors
/// When a crate is there that must not be, with the path by which it came.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let names = crates(&tree(workspace, &["--prefix", "none"])?);
    let mut faults = Vec::new();
    for name in FORBIDDEN.into_iter().filter(|name| names.contains(*name)) {
        faults.push(format!("{name} reaches the browser:\n{}", tree(workspace, &["--invert", name])?));
    }
    for (name, allowed) in ONLY_THROUGH.into_iter().filter(|(name, _)| names.contains(*name)) {
        let mut parents = crates(&tree(workspace, &["--prefix", "none", "--depth", "1", "--invert", name])?);
        parents.remove(name);
        for parent in parents.iter().filter(|parent| !allowed.contains(&parent.as_str())) {
            faults.push(format!("{name} reaches the browser through {parent}, not only through {allowed:?}"));
        }
    }
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

/// The tree of what is linked into the browser part.
fn tree(workspace: &Workspace, arguments: &[&str]) -> Result<String> {
    let mut cargo =
        workspace.cargo(&["tree", "--package", "app", "--target", TARGET, "--features", "hydrate"]);
    output(cargo.args(["--edges", "normal,no-proc-macro"]).args(arguments))
}

/// The names in a tree printed without prefixes.
fn crates(tree: &str) -> BTreeSet<String> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_first_word_of_a_line() {
        let names = crates("app v0.1.0 (/x/app)\nleptos v0.8.23\nleptos v0.8.23 (*)\n");
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["app", "leptos"]);
    }
}
