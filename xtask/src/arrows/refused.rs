//! What is refused, one text for each fault.

use super::circles;
use super::exceptions::{Knot, Stray};
use super::modules::{Arrow, Crate};
use super::rules::{Folders, May, Member};
use std::collections::{BTreeMap, BTreeSet};

/// Crates that are named and may not be.
pub(super) fn crates(member: &Member, members: &[Member], files: &Crate) -> Vec<String> {
    let others: Vec<&str> = members
        .iter()
        .map(|other| other.name)
        .filter(|other| *other != member.name && !member.may.contains(other))
        .collect();
    let named = files.outside(&others).into_iter();
    named
        .map(|(file, other)| {
            let may = listed(member.may);
            format!(
                "{} names the crate {other}: {} may name {may} of the workspace",
                file.display(),
                member.name
            )
        })
        .collect()
}

/// Folders that are named and may not be, and exceptions that are none any more.
pub(super) fn folders(files: &Crate, arrows: &[Arrow], folders: &Folders, strays: &[&Stray]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for Arrow { from, to } in arrows {
        let (Some(folder), Some(other)) = (from.first(), to.first()) else { continue };
        let (path, target) = (from.join("::"), to.join("::"));
        let is_own = |rule: &&May| rule.from == path || path.starts_with(&format!("{}::", rule.from));
        let own = folders.rules.iter().filter(is_own);
        let may: Vec<&str> = own.flat_map(|rule| rule.to.iter().copied()).collect();
        let guarded = folders.guarded.contains(&other.as_str());
        if folder == other || !guarded || may.contains(&other.as_str()) {
            continue;
        }
        if let Some(place) = strays.iter().position(|stray| stray.from == path && stray.to == target) {
            met.insert(place);
            continue;
        }
        let file = files.file(from).display();
        faults.push(format!("{file} names {target}: {folder} may name {} beside itself", listed(&may)));
    }
    let gone = strays.iter().enumerate().filter(|(place, _)| !met.contains(place));
    faults.extend(gone.map(|(_, Stray { from, to, reason, .. })| {
        format!(
            "{from} does not name {to} any more: take it off the exceptions, where it stands because {reason}"
        )
    }));
    faults
}

/// Files that import each other in a circle, and exceptions that are none any more.
pub(super) fn circles(member: &Member, files: &Crate, arrows: &[Arrow], knots: &[Knot]) -> Vec<String> {
    let own: Vec<&Knot> = knots.iter().filter(|knot| knot.name == member.name).collect();
    let excused = |module: &[String]| {
        let path = module.join("::");
        own.iter().any(|knot| knot.modules.contains(&path.as_str()))
    };
    let mut faults = Vec::new();
    let mut tangled = BTreeSet::new();
    for circle in circles::find(arrows) {
        tangled.extend(circle.iter().map(|module| module.join("::")));
        let mut imports: BTreeMap<&[String], Vec<String>> = BTreeMap::new();
        for Arrow { from, to } in arrows {
            if circle.contains(from) && circle.contains(to) && !(excused(from) && excused(to)) {
                imports.entry(from).or_default().push(to.join("::"));
            }
        }
        if imports.is_empty() {
            continue;
        }
        let head = format!(
            "{}: files import each other in a circle; a type that both need stands in a leaf file:",
            member.source
        );
        let lines = imports
            .iter()
            .map(|(from, to)| format!("    {} imports {}", files.file(from).display(), to.join(", ")));
        faults.push(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"));
    }
    for knot in own {
        let freed: Vec<&str> =
            knot.modules.iter().copied().filter(|module| !tangled.contains(*module)).collect();
        if !freed.is_empty() {
            let (name, reason) = (member.name, knot.reason);
            faults.push(format!(
                "{name}: no longer in a circle: {}; take this off the exceptions, where it stands because {reason}",
                freed.join(", ")
            ));
        }
    }
    faults
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

#[cfg(test)]
#[path = "refused_tests.rs"]
mod tests;
