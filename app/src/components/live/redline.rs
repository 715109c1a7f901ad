//! A redline inside a line of text, readable without colour and without sight.

use domain::redline::{Fragment, FragmentKind};
use leptos::prelude::*;

/// What is said before and after a change to who does not see it, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedlineWords {
    /// Before what was inserted.
    pub inserted: String,
    /// After it.
    pub insertion_ends: String,
    /// Before what was deleted.
    pub deleted: String,
    /// After it.
    pub deletion_ends: String,
    /// The code of the language that these words are in.
    pub tongue: String,
}

/// The fragments of a redline with `ins` and `del`.
#[component]
pub fn RedlineText(
    /// The fragments in order.
    fragments: Vec<Fragment>,
    /// What is said of each change.
    words: RedlineWords,
) -> impl IntoView {
    fragments
        .into_iter()
        .map(|fragment| match fragment.kind {
            FragmentKind::Same => fragment.text.into_any(),
            FragmentKind::Deleted => {
                let (begins, ends) = around(&words, &words.deleted, &words.deletion_ends);
                view! { <del>{begins}{fragment.text}{ends}</del> }.into_any()
            }
            FragmentKind::Inserted => {
                let (begins, ends) = around(&words, &words.inserted, &words.insertion_ends);
                view! { <ins>{begins}{fragment.text}{ends}</ins> }.into_any()
            }
        })
        .collect_view()
}

/// The unseen words before and after a change.
fn around(words: &RedlineWords, begins: &str, ends: &str) -> (AnyView, AnyView) {
    let said =
        |text: String| view! { <span lang=words.tongue.clone() class="unseen">{text}</span> }.into_any();
    (said(format!("{begins}: ")), said(format!(" {ends}")))
}
