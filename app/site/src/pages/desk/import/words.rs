//! The words of the import: why a paragraph was not placed, where it stood.

use domain::language::Language;
use domain::standard::SectionKey;
use domain::standard::import::{SourcePlace, WhyNot};

use crate::w;
use crate::words::standard;

/// Why a paragraph was not placed.
pub(in crate::pages::desk) fn why(language: Language, why: Option<WhyNot>) -> String {
    match why {
        None => w!(language, import.why_unfit),
        Some(WhyNot::Empty) => w!(language, import.why_empty),
        Some(WhyNot::BeforeFirst) => w!(language, import.why_before_first),
        Some(WhyNot::NoSection) => w!(language, import.why_no_section),
        Some(WhyNot::Condition) => w!(language, import.why_condition),
        Some(WhyNot::Unclear) => w!(language, import.why_unclear),
        Some(WhyNot::Contents) => w!(language, import.why_contents),
        Some(WhyNot::Annex) => w!(language, import.why_annex),
        Some(WhyNot::Beside) => w!(language, import.why_beside),
        Some(WhyNot::Amendment) => w!(language, import.why_amendment),
    }
}

/// Where a paragraph stood in the file; `paragraph` counts from 1.
pub(in crate::pages::desk) fn place(language: Language, place: SourcePlace, paragraph: usize) -> String {
    let number = count(paragraph);
    let at = w!(language, import.place_body, number = number);
    let more = match place {
        SourcePlace::Body => return at,
        SourcePlace::Table { table, row, cell } => {
            w!(language, import.place_table, table = table, row = row, cell = cell)
        }
        SourcePlace::TextBox => w!(language, import.place_text_box),
        SourcePlace::Note => w!(language, import.place_note),
        SourcePlace::Comment => w!(language, import.place_comment),
        SourcePlace::Margin => w!(language, import.place_margin),
    };
    format!("{at}, {more}")
}

/// A section with its number.
pub(in crate::pages::desk) fn numbered(language: Language, key: SectionKey) -> String {
    format!("{} {}", key.number(), standard::section_name(language, key))
}

/// A number of things as the locales take it.
pub(in crate::pages::desk) fn count(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}
