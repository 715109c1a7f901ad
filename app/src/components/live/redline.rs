//! A redline inside a line of text, readable without colour.

use domain::redline::{Fragment, FragmentKind};
use leptos::prelude::*;

/// The fragments of a redline with `ins` and `del`.
#[component]
pub fn RedlineText(
    /// The fragments in order.
    fragments: Vec<Fragment>,
) -> impl IntoView {
    fragments
        .into_iter()
        .map(|fragment| match fragment.kind {
            FragmentKind::Same => fragment.text.into_any(),
            FragmentKind::Deleted => view! { <del>{fragment.text}</del> }.into_any(),
            FragmentKind::Inserted => view! { <ins>{fragment.text}</ins> }.into_any(),
        })
        .collect_view()
}
