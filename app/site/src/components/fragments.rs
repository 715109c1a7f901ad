//! Runs of a redline inside a line.

use domain::redline::{Fragment, FragmentKind};
use leptos::prelude::*;

use super::now::Now;
use crate::w;

/// Runs of text with what happened to them, said in words too.
pub fn fragments(now: Now, runs: &[Fragment]) -> AnyView {
    let language = now.language;
    runs.iter()
        .map(|run| {
            let text = run.text.clone();
            match run.kind {
                FragmentKind::Same => text.into_any(),
                FragmentKind::Deleted => {
                    view! { <del><span class="unseen">{w!(language, draft.deleted)}": "</span>{text}</del> }
                        .into_any()
                }
                FragmentKind::Inserted => {
                    view! { <ins><span class="unseen">{w!(language, draft.inserted)}": "</span>{text}</ins> }
                        .into_any()
                }
            }
        })
        .collect_view()
        .into_any()
}
