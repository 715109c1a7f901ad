//! Dependencies that nothing names: each costs every build its time and everybody a look at its advisories.

mod named;
mod roots;

use crate::manifest::{self, Dependency, Kind};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use named::Named;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Dependencies that no file has to name: the member, the dependency, and what it is there for.
const UNNAMED: [(&str, &str, &str); 1] =
    [("server", "reqwest", "its features give the requests of the object store their TLS")];

/// Compares what the manifests ask for with what the files name.
///
/// # Errors
/// When a dependency is named nowhere, or an exception is none any more.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let house = read(&workspace.root)?;
    let mut faults = Vec::new();
    let mut asked = BTreeSet::new();
    for member in manifest::members(&house) {
        let folder = workspace.root.join(member);
        let text = read(&folder)?;
        let dependencies = manifest::dependencies(&text);
        asked.extend(dependencies.iter().map(|one| one.name.to_owned()));
        faults.extend(unused(member, &dependencies, &Named::read(&folder)?, &UNNAMED));
    }
    faults.extend(unasked(&manifest::dependencies(&house), &asked));
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

fn read(folder: &Path) -> Result<String> {
    let file = folder.join("Cargo.toml");
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The dependencies that a member asks for and names nowhere, and exceptions that are none any more.
fn unused(
    member: &str,
    dependencies: &[Dependency<'_>],
    named: &Named,
    unnamed: &[(&str, &str, &str)],
) -> Vec<String> {
    let excused: Vec<_> = unnamed.iter().filter(|(of, ..)| *of == member).collect();
    let is_named = |one: &Dependency<'_>| named.of(one.kind).contains(&one.name.replace('-', "_"));
    let is_excused = |one: &Dependency<'_>| excused.iter().any(|(_, name, _)| *name == one.name);
    let idle: Vec<&Dependency<'_>> = dependencies.iter().filter(|one| !is_named(one)).collect();
    let mut faults: Vec<String> = idle
        .iter()
        .filter(|one| !is_excused(one))
        .map(|one| format!("{member}/Cargo.toml asks for {}, which {}", one.name, nobody(one.kind)))
        .collect();
    let is_idle = |name: &str| idle.iter().any(|one| one.name == name);
    faults.extend(excused.iter().filter(|(_, name, _)| !is_idle(name)).map(|(_, name, reason)| {
        format!("{member} names {name} or asks for it no more: take it off the exceptions, where it stands because {reason}")
    }));
    faults
}

/// The dependencies that the workspace knows and no member asks for.
fn unasked(dependencies: &[Dependency<'_>], asked: &BTreeSet<String>) -> Vec<String> {
    dependencies
        .iter()
        .filter(|one| !asked.contains(one.name))
        .map(|one| format!("Cargo.toml knows {}, for which no crate asks", one.name))
        .collect()
}

fn nobody(kind: Kind) -> &'static str {
    match kind {
        Kind::Normal => "no file in src names",
        Kind::Dev => "no file in src, tests, benches or examples names",
        Kind::Build => "build.rs does not name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: [Dependency<'static>; 3] = [
        Dependency { name: "serde", kind: Kind::Normal },
        Dependency { name: "html-escape", kind: Kind::Normal },
        Dependency { name: "tempfile", kind: Kind::Dev },
    ];

    fn named(normal: &[&str], dev: &[&str]) -> Named {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Named { normal: set(normal), dev: set(dev), build: BTreeSet::new() }
    }

    #[test]
    fn what_nothing_names_is_refused_and_what_only_tests_name_is_no_dependency_of_the_sources() {
        assert_eq!(unused("app", &ASKED, &named(&["serde", "html_escape"], &["tempfile"]), &[]), [""; 0]);
        assert_eq!(
            unused("app", &ASKED, &named(&["serde"], &["html_escape"]), &[]),
            [
                "app/Cargo.toml asks for html-escape, which no file in src names",
                "app/Cargo.toml asks for tempfile, which no file in src, tests, benches or examples names",
            ]
        );
    }

    #[test]
    fn an_exception_is_let_through_and_refused_once_it_is_none() {
        let excused = [("app", "tempfile", "of its features")];
        assert_eq!(unused("app", &ASKED, &named(&["serde", "html_escape"], &[]), &excused), [""; 0]);
        let faults = unused("app", &ASKED, &named(&["serde", "html_escape"], &["tempfile"]), &excused);
        assert_eq!(
            faults,
            [
                "app names tempfile or asks for it no more: take it off the exceptions, where it stands because of its \
                 features"
            ]
        );
    }

    #[test]
    fn what_no_crate_asks_for_leaves_the_workspace() {
        let asked = BTreeSet::from(["serde".to_owned(), "tempfile".to_owned()]);
        assert_eq!(unasked(&ASKED, &asked), ["Cargo.toml knows html-escape, for which no crate asks"]);
    }
}
