//! The other texts of a file: an order holds rules and annexes, and a person says which of them is the standard.

use domain::language::Language;
use leptos::prelude::*;

use super::imported_text::ImportedText;
use super::words;
use crate::w;

/// The name of the field that says which of the others is read instead.
pub(super) const FIELD: &str = "instead";
/// Where the others stand on the page.
const ID: &str = "other-texts";

/// Which text was read, above the review; nothing where the file holds no other.
pub(super) fn above(language: Language, imported: &ImportedText) -> Option<AnyView> {
    let (title, _) = imported.titled.as_ref().filter(|_| !imported.others.is_empty())?;
    let says = w!(language, import_texts.read_is, title = titled(language, title));
    let number = words::count(imported.others.len());
    let view = view! {
        <section class="notice info">
            <p>{says}</p>
            <p><a href=format!("#{ID}")>{w!(language, import_texts.others_link, number = number)}</a></p>
        </section>
    };
    Some(view.into_any())
}

/// The others, each with a button that reads it instead; below the button that confirms, which a key presses.
pub(super) fn below(language: Language, imported: &ImportedText) -> Option<AnyView> {
    if imported.others.is_empty() {
        return None;
    }
    let rows = imported.others.iter().enumerate().map(|(place, other)| {
        let (title, sections) = other.titled.clone().unwrap_or_default();
        let names = w!(language, import_texts.names, number = words::count(sections));
        view! {
            <li>
                <p>{titled(language, &title)}<span class="quiet">". "{names}</span></p>
                <p class="actions"><button class="button plain" name=FIELD value=place>{w!(language, import_texts.read)}</button></p>
            </li>
        }
    });
    let view = view! {
        <section class="sheet rows" id=ID>
            <h2>{w!(language, import_texts.others)}</h2>
            <p>{w!(language, import_texts.others_says)}</p>
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
    };
    Some(view.into_any())
}

/// The title of a text, or that it has none.
pub(in crate::pages::desk) fn titled(language: Language, title: &str) -> String {
    if title.is_empty() { w!(language, import_texts.untitled) } else { title.to_owned() }
}
