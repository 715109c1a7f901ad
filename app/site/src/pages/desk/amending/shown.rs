//! Everything that the page of an amendment needs.

use domain::language::Language;
use services::drafts::Amending;

use super::typed::TypedAmending;
use crate::Visitor;
use crate::components::now::Now;

/// Everything the page needs.
pub(super) struct Shown {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The language, the instant and the zone.
    pub(super) now: Now,
    /// The languages in which a standard is written.
    pub(super) required: Vec<Language>,
    /// What stands.
    pub(super) page: Amending,
    /// What was typed.
    pub(super) typed: TypedAmending,
}

impl Shown {
    /// The address of the page.
    pub(super) fn own(&self) -> String {
        self.visitor.address().desk(&format!("drafts/{}/amending", self.page.summary.number))
    }
}
