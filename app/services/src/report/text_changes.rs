//! What the revised text changed, as comments and decisions name it.

use std::collections::{HashMap, HashSet};

use domain::discussion::Anchor;
use domain::redline::Redline;
use domain::report::ChangedElement;
use domain::standard::ElementId;

/// The elements that changed in any language, by the identity that the placed text gives them, since comments name that one.
pub(super) struct TextChanges {
    /// In the order of the redline.
    pub(super) changed: Vec<ChangedElement>,
    /// The other identities of those that were matched by likeness.
    renamed: HashMap<ElementId, ElementId>,
}

impl TextChanges {
    /// Those of the redlines of each language.
    pub(super) fn of<'a>(redlines: impl Iterator<Item = &'a Redline>) -> Self {
        let mut seen = HashSet::new();
        let mut renamed = HashMap::new();
        let mut changed = Vec::new();
        for (section, change) in redlines.flat_map(Redline::changes) {
            let element = change.old_id.as_ref().unwrap_or(&change.id);
            if *element != change.id {
                renamed.insert(change.id.clone(), element.clone());
            }
            if seen.insert(element.clone()) {
                changed.push(ChangedElement { section, element: element.clone() });
            }
        }
        Self { changed, renamed }
    }

    /// The identity that the placed text gives an element.
    pub(super) fn placed<'a>(&'a self, element: &'a ElementId) -> &'a ElementId {
        self.renamed.get(element).unwrap_or(element)
    }

    /// Every identity of the changed elements.
    pub(super) fn names(&self) -> impl Iterator<Item = &ElementId> {
        self.changed.iter().map(|change| &change.element).chain(self.renamed.keys())
    }

    /// The changed elements that an accepted comment caused, in the order of the redline: the one that it concerns, and those that
    /// its decision is linked to (R15-9).
    pub(super) fn caused(&self, anchor: &Anchor, linked: &[ElementId]) -> Vec<ElementId> {
        let causes: HashSet<&ElementId> =
            linked.iter().map(|element| self.placed(element)).chain(&anchor.element).collect();
        let changed = self.changed.iter().map(|change| &change.element);
        changed.filter(|element| causes.contains(element)).cloned().collect()
    }
}
