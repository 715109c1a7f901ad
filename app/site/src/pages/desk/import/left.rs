//! The paragraphs that were not placed, each with its reason and a place to put it after all.

use domain::language::Language;
use leptos::prelude::*;

use super::choice::Chosen;
use super::imported_text::ImportedText;
use super::left_row::{LeftRow, left_sheet};
use super::words;
use crate::w;

pub(super) fn view(language: Language, imported: &ImportedText, chosen: &Chosen) -> AnyView {
    if imported.left.is_empty() {
        // That everything was placed is said of a file only where everything of it was read.
        let says = if imported.unread.is_empty() {
            w!(language, import.left_none)
        } else {
            w!(language, reading.left_unread)
        };
        return view! {
            <section class="sheet rows"><h2>{w!(language, import.left)}</h2><p>{says}</p></section>
        }
        .into_any();
    }
    let rows = imported.left.iter().map(|left| LeftRow {
        id: &left.id,
        spoken: imported.language,
        text: &left.text,
        place: words::place(language, left.place, left.paragraph),
        why: left.why,
        chosen: chosen.of_left(&left.id),
    });
    left_sheet(language, w!(language, import.left_says), rows)
}
