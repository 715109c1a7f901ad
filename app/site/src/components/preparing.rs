//! A document on its way to be saved: how far it is, or where it is fetched.

use domain::language::Language;
use leptos::prelude::*;

use crate::w;

/// How long the page stands before it asks again, in seconds.
pub const AGAIN: u32 = 2;

/// The title of the page.
pub fn title(language: Language, is_ready: bool) -> String {
    if is_ready { w!(language, paper.ready) } else { w!(language, paper.preparing) }
}

/// A document that is being made.
pub struct Prepared {
    /// The name of its file.
    pub name: String,
    /// Where it is fetched.
    pub address: String,
    /// Where the reader goes on.
    pub back: String,
    /// What that place is called.
    pub words: String,
}

/// The page.
pub fn view(language: Language, prepared: Prepared, is_ready: bool) -> AnyView {
    let Prepared { name, address, back, words } = prepared;
    let inside = if is_ready {
        view! {
            <p>{w!(language, paper.ready_says)}</p>
            <p><a class="mono" href=address>{name}</a></p>
        }
        .into_any()
    } else {
        view! {
            <p class="mono small">{name}</p>
            <progress aria-label=w!(language, paper.preparing)></progress>
            <p>{w!(language, paper.preparing_says)}</p>
        }
        .into_any()
    };
    view! {
        <div class="page narrow">
            <section class="sheet rows" aria-live="polite">
                <h1>{title(language, is_ready)}</h1>
                {inside}
                <p class="actions"><a class="button plain" href=back>{words}</a></p>
            </section>
        </div>
    }
    .into_any()
}
