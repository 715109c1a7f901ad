//! Everything that the page of the papers of a draft needs.

use domain::language::Language;
use domain::paper::{PaperKind, PaperText};
use services::papers::{PaperEdition, PapersPage};

use super::typed::TypedForm;
use crate::Visitor;
use crate::components::now::Now;

/// Everything the page needs.
pub(super) struct Shown {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// The language, the instant and the zone.
    pub(super) now: Now,
    /// What stands.
    pub(super) page: PapersPage,
    /// The paper that is open.
    pub(super) kind: PaperKind,
    /// The language in which it is edited.
    pub(super) tongue: Language,
    /// What is generated of the draft as it stands.
    pub(super) generated: PaperText,
    /// Whether the generated words are to stand in the form instead of the kept ones.
    pub(super) is_taken: bool,
    /// Whether something else is generated now than when the paper was kept.
    pub(super) is_changed: bool,
    /// What was typed.
    pub(super) typed: TypedForm,
}

impl Shown {
    /// The address of the page.
    pub(super) fn own(&self) -> String {
        self.visitor.address().desk(&format!("drafts/{}/papers", self.page.summary.number))
    }

    /// The address of a paper in a language.
    pub(super) fn paper(&self, kind: PaperKind, tongue: Language) -> String {
        format!("{}?paper={}&text={}", self.own(), kind.code(), tongue.code())
    }

    /// The newest kept edition of the open paper.
    pub(super) fn kept(&self) -> Option<&PaperEdition> {
        self.page.newest(self.kind)
    }

    /// What stands in the form before anything is typed.
    pub(super) fn standing(&self) -> PaperText {
        let kept = self.kept().filter(|_| !self.is_taken).map(|kept| &kept.text);
        PaperText::standing(&self.generated, kept)
    }
}
