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
        return view! {
            <section class="sheet rows"><h2>{w!(language, import.left)}</h2><p>{w!(language, import.left_none)}</p></section>
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
