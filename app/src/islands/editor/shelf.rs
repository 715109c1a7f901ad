//! Where the device keeps the words of a section: those of the open form, and those that earlier visits left.

use domain::standard::SectionKey;

use crate::components::editor::kept::KeptSection;
use crate::islands::device;

/// The places of one section of one draft.
#[derive(Clone, Debug)]
pub(super) struct DeviceShelf {
    /// The words of the open form.
    form: String,
    /// The words that earlier visits left.
    aside: String,
}

impl DeviceShelf {
    /// The places of a section.
    pub(super) fn new(number: &str, section: SectionKey) -> Self {
        let code = section.code();
        Self { form: format!("talqy.draft.{number}.{code}"), aside: format!("talqy.aside.{number}.{code}") }
    }

    /// The words of a form that was left.
    pub(super) fn of_form(&self) -> Option<KeptSection> {
        KeptSection::of(&device::kept(&self.form)?)
    }

    /// Keeps the words of the open form.
    pub(super) fn keep_form(&self, kept: &KeptSection) {
        if let Ok(written) = serde_json::to_string(kept) {
            device::keep(&self.form, &written);
        }
    }

    /// Everything of the open form is saved.
    pub(super) fn forget_form(&self) {
        device::forget(&self.form);
    }

    /// What earlier visits left, the oldest first.
    pub(super) fn aside(&self) -> Vec<KeptSection> {
        let written = device::kept(&self.aside);
        written.and_then(|written| serde_json::from_str(&written).ok()).unwrap_or_default()
    }

    /// Keeps what earlier visits left; whether the device has it now.
    pub(super) fn keep_aside(&self, all: &[KeptSection]) -> bool {
        if all.is_empty() {
            device::forget(&self.aside);
            return true;
        }
        serde_json::to_string(all).is_ok_and(|written| device::keep(&self.aside, &written))
    }

    /// Everything that is kept of the section, the newest first.
    pub(super) fn all(&self) -> Vec<KeptSection> {
        self.of_form().into_iter().chain(self.aside().into_iter().rev()).collect()
    }

    /// Forgets words that were saved after all, wherever they are kept.
    pub(super) fn forget(&self, saved: &KeptSection) {
        if self.of_form().is_some_and(|form| form.says_the_same(saved)) {
            self.forget_form();
        }
        self.forget_aside(saved);
    }

    /// Forgets words that an earlier visit left.
    pub(super) fn forget_aside(&self, gone: &KeptSection) {
        let mut aside = self.aside();
        let before = aside.len();
        aside.retain(|kept| !kept.says_the_same(gone));
        if aside.len() < before {
            self.keep_aside(&aside);
        }
    }
}
