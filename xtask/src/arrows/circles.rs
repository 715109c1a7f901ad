//! Circles in a graph of imports: modules that reach each other.

use super::modules::Arrow;
use std::collections::{BTreeMap, BTreeSet};

type Module = Vec<String>;

/// The groups of modules that reach each other, each group once.
pub(super) fn find(arrows: &[Arrow]) -> Vec<Vec<Module>> {
    let mut next: BTreeMap<&Module, Vec<&Module>> = BTreeMap::new();
    for arrow in arrows {
        next.entry(&arrow.from).or_default().push(&arrow.to);
    }
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        next.keys().map(|module| (*module, reach(&next, module))).collect();
    let mut circles = BTreeSet::new();
    for (module, far) in &reached {
        let back = |other: &&&Module| reached.get(**other).is_some_and(|from| from.contains(*module));
        let circle: BTreeSet<Module> = far.iter().filter(back).map(|other| (*other).clone()).collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().map(|circle| circle.into_iter().collect()).collect()
}

/// Everything that can be reached from a module.
fn reach<'a>(next: &BTreeMap<&'a Module, Vec<&'a Module>>, from: &'a Module) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(module) = open.pop() {
        for further in next.get(module).into_iter().flatten() {
            if reached.insert(*further) {
                open.push(further);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(from: &str, to: &str) -> Arrow {
        Arrow { from: vec![from.to_owned()], to: vec![to.to_owned()] }
    }

    #[test]
    fn a_circle_is_found_however_long_and_a_fork_is_none() {
        let fork = [arrow("a", "b"), arrow("a", "c"), arrow("b", "d"), arrow("c", "d")];
        assert!(find(&fork).is_empty());
        let ring = [arrow("a", "b"), arrow("b", "c"), arrow("c", "a"), arrow("c", "d")];
        assert_eq!(find(&ring), [["a", "b", "c"].map(|name| vec![name.to_owned()]).to_vec()]);
    }
}
