//! What was left out of a text, in sentences.

use domain::language::Language;
use domain::standard::import::Unread;
use leptos::prelude::*;

use crate::w;

/// What was left out, a sentence each; nothing if everything was read.
pub(in crate::pages::desk) fn unread(language: Language, of: Unread) -> Vec<String> {
    let told = [
        (of.hidden, w!(language, reading.hidden, number = of.hidden)),
        (of.struck, w!(language, reading.struck, number = of.struck)),
        (of.fields, w!(language, reading.fields, number = of.fields)),
        (of.embedded, w!(language, reading.embedded, number = of.embedded)),
        (of.deleted, w!(language, reading.deleted, number = of.deleted)),
        (of.pictures, w!(language, reading.pictures, number = of.pictures)),
        (of.columns, w!(language, reading.columns, number = of.columns)),
    ];
    told.into_iter().filter(|(number, _)| *number > 0).map(|(_, sentence)| sentence).collect()
}

/// The notice above a review; none if everything was read.
pub(super) fn view(language: Language, of: Unread) -> Option<AnyView> {
    let told = unread(language, of);
    if told.is_empty() {
        return None;
    }
    let items = told.into_iter().map(|says| view! { <li>{says}</li> }).collect_view();
    let notice = view! {
        <section class="notice warn" role="status">
            <h2>{w!(language, reading.unread)}</h2>
            <ul>{items}</ul>
        </section>
    };
    Some(notice.into_any())
}
