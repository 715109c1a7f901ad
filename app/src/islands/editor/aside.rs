//! Words that earlier visits left unsaved. Other text that is saved meanwhile makes their offer stand back, and the words
//! stay.

use domain::standard::SectionKey;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shelf::DeviceShelf;
use crate::calls::editing::saved_as;
use crate::components::editor::kept::KeptSection;
use crate::components::editor::typed::TypedSection;

/// What earlier visits left of a section; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Aside {
    pub(super) section: SectionKey,
    number: StoredValue<String>,
    shelf: StoredValue<DeviceShelf>,
    /// What is offered, the newest last.
    offered: RwSignal<Vec<KeptSection>>,
}

impl Aside {
    /// What lies on a shelf.
    pub(super) fn new(number: &str, section: SectionKey, shelf: StoredValue<DeviceShelf>) -> Self {
        let number = StoredValue::new(number.to_owned());
        Self { section, number, shelf, offered: RwSignal::new(Vec::new()) }
    }

    /// Looks for words that say anything else than what stands here, and offers those that the server does not know.
    pub(super) fn look(self, now: &TypedSection) {
        let lying = self.shelf.get_value();
        let mut all = lying.aside();
        let left = lying.of_form();
        if let Some(left) = left.clone().filter(|left| !all.iter().any(|kept| kept.says_the_same(left))) {
            all.push(left);
        }
        all.retain(|kept| kept.adds_to(now, self.section));
        // The form keeps its own words from now on, so those of the earlier visit make room first.
        if lying.keep_aside(&all) && left.is_some() {
            lying.forget_form();
        }
        for kept in all {
            spawn_local(self.offer(kept));
        }
    }

    /// Offers kept words unless the server has them already: a save that was sent on leaving had nobody to answer to.
    async fn offer(self, kept: KeptSection) {
        let mark = kept.mark(self.section);
        let known = saved_as(self.number.get_value(), self.section, kept.base, mark).await;
        if matches!(known, Ok(Some(_))) {
            self.forget(&kept);
        } else {
            self.offered.update(|offered| offered.push(kept));
        }
    }

    /// Other text was saved: what it says already is forgotten, and the rest stands back.
    pub(super) fn pass(self, now: &TypedSection) {
        let stand_back = |all: &mut Vec<KeptSection>| {
            all.retain(|kept| kept.adds_to(now, self.section));
            for kept in all {
                kept.passed = true;
            }
        };
        let lying = self.shelf.get_value();
        let mut all = lying.aside();
        if !all.is_empty() {
            stand_back(&mut all);
            lying.keep_aside(&all);
            self.offered.update(stand_back);
        }
    }

    /// Whether anything is offered; then whether other text has been saved since.
    pub(super) fn newest(self) -> Option<bool> {
        self.offered.with(|offered| offered.last().map(|kept| kept.passed))
    }

    /// Takes the newest of the offered words off the list.
    pub(super) fn take(self) -> Option<KeptSection> {
        self.offered.try_update(Vec::pop).flatten()
    }

    /// Keeps words no longer that were taken up or given up.
    pub(super) fn forget(self, kept: &KeptSection) {
        self.shelf.with_value(|shelf| shelf.forget_aside(kept));
    }
}
