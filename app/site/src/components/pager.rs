//! Links to the pages of a long list.

use leptos::prelude::*;

use super::now::Now;
use crate::w;

/// Links to the pages of a list, nothing if there is only one. `to` writes the address of a page.
pub fn pager(now: Now, page: u64, pages: u64, to: impl Fn(u64) -> String) -> AnyView {
    if pages <= 1 {
        return ().into_any();
    }
    let language = now.language;
    let mut shown: Vec<u64> = vec![1, pages];
    shown.extend(page.saturating_sub(2).max(1)..=page.saturating_add(2).min(pages));
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    let items = shown
        .into_iter()
        .map(|place| {
            let gap = (place > before + 1).then(|| view! { <li><span>"…"</span></li> });
            before = place;
            let current = (place == page).then_some("page");
            view! { {gap}<li><a href=to(place) aria-current=current>{place.to_string()}</a></li> }
        })
        .collect_view();
    let back =
        (page > 1).then(|| view! { <a rel="prev" href=to(page - 1)>{w!(language, draft.earlier)}</a> });
    let next =
        (page < pages).then(|| view! { <a rel="next" href=to(page + 1)>{w!(language, draft.later)}</a> });
    view! { <nav class="pages screen-only" aria-label=w!(language, draft.pages)>{back}<ol>{items}</ol>{next}</nav> }
        .into_any()
}

/// Links from a page of a list that is turned by where it goes on: to the first page, by its address and with these words, and to the
/// next one.
pub fn turns(now: Now, first: Option<(String, String)>, next: Option<String>) -> Option<AnyView> {
    let language = now.language;
    let is_alone = first.is_none() && next.is_none();
    let first = first.map(|(to, words)| view! { <a rel="first" href=to>{words}</a> });
    let next = next.map(|to| view! { <a rel="next" href=to>{w!(language, draft.later)}</a> });
    (!is_alone).then(|| {
        view! { <nav class="pages screen-only" aria-label=w!(language, draft.pages)>{first}{next}</nav> }
            .into_any()
    })
}
