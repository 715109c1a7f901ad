//! Where a text or an annex begins.

use super::lead::small;
use super::looks::{QUOTES, is_head};
use super::names::{self, TextKind};
use super::rows::Rows;
use super::source::{SourceParagraph, SourcePlace};

/// What begins with a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// The file.
    File,
    /// A text, by its title.
    Text(TextKind),
    /// An annex.
    Annex,
}

/// A title of so few words needs no quotation marks and no look of its own.
const SHORT_TITLE: usize = 8;

/// What begins with a paragraph, if anything does.
pub(super) fn begins_text(paragraph: &SourceParagraph, rows: &Rows) -> Option<Begins> {
    let (alone, is_single) = match paragraph.place {
        SourcePlace::Body => (paragraph.mark.is_none(), false),
        SourcePlace::Table { table, row, .. } => {
            let is_single = rows.shape((table, row)).is_single;
            (is_single, is_single)
        }
        _ => (false, false),
    };
    let small = small(&paragraph.text);
    if !alone || names::is_amendment(&small) {
        return None;
    }
    let looks = is_single
        || is_head(paragraph)
        || small.contains(QUOTES)
        || small.split_whitespace().count() <= SHORT_TITLE;
    match names::title(&small).filter(|_| looks) {
        Some(kind) => Some(Begins::Text(kind)),
        None => names::is_annex(&small).then_some(Begins::Annex),
    }
}
