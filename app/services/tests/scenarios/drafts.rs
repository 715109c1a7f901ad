//! Drafts: written together, placed, revised, withdrawn.

mod appended;
mod listing;
mod placing;
mod writing;

use domain::draft::DraftKind;
use domain::language::Localized;
use domain::standard::{Detail, Element, ElementId, SectionKey};
use services::drafts::{CreateDraft, SaveSection};

use crate::harness::SERVICE;

fn new_draft() -> CreateDraft {
    CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New }
}

fn paragraph(id: &str, ru: &str) -> Element {
    Element { id: ElementId::parse(id).unwrap(), text: Localized::new("", ru, ""), detail: Detail::Prose }
}

fn save(draft: &str, base_version: i64, elements: Vec<Element>) -> SaveSection {
    SaveSection { draft: draft.to_owned(), section: SectionKey::Appeal, base_version, elements }
}
