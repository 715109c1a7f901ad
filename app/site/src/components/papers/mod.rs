//! Papers that go with a draft, generated of what the draft is: proposed to whoever edits them, and listed where they are public.

mod impact_words;
mod note;
mod order;
mod public;
mod table;

use domain::language::{Language, Localized};
use domain::paper::{PaperKind, PaperText};
use domain::time::LegalZone;
use services::papers::PapersPage;

pub use public::public_papers;

use crate::w;

/// Room to be filled by hand: what nobody can compute is left open and never guessed.
const ROOM: &str = "____________________";

/// The name of a paper.
pub fn paper_name(language: Language, kind: PaperKind) -> String {
    match kind {
        PaperKind::Note => w!(language, papers.note),
        PaperKind::Table => w!(language, papers.table),
        PaperKind::Order => w!(language, papers.order),
    }
}

/// What a paper says of the draft as it stands, in every language.
pub fn generated(zone: LegalZone, page: &PapersPage, kind: PaperKind) -> PaperText {
    let mut words = Localized::default();
    for language in Language::ALL {
        *words.get_mut(language) = match kind {
            PaperKind::Note => note::note(zone, page, language),
            PaperKind::Order => order::order(page, language),
            PaperKind::Table => String::new(),
        };
    }
    let rows = if kind == PaperKind::Table { table::table(page) } else { Vec::new() };
    PaperText { words, rows }
}
