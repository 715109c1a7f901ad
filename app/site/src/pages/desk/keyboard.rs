//! The shortcuts of the desk as a page, and the switch of those of a single key (WCAG 2.1.4).

use app::islands::keyboard::LetterKeys;
use axum::extract::State;
use domain::access::{Action, Resource};
use leptos::prelude::*;

use crate::components::keyboard::{setup, shortcuts};
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the shortcuts.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is of the staff.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ReadDesk, &Resource::Site)?;
    let asking = visitor.clone();
    let head = Head::live(w!(visitor.language, desk_tool.title));
    Ok(page(&site, &visitor, head, move || whole(&asking)).await)
}

fn whole(visitor: &Visitor) -> AnyView {
    let language = visitor.language;
    let crumbs = Crumbs::below(w!(language, desk.title), visitor.address().desk(""));
    let rows = shortcuts(language)
        .into_iter()
        .map(|one| view! { <div><dt><kbd>{one.keys}</kbd></dt><dd>{one.says}</dd></div> })
        .collect_view();
    view! {
        <PageHead title=w!(language, desk_tool.title) lead=w!(language, desk_tool.lead) crumbs=crumbs/>
        <div class="page narrow">
            <section class="sheet rows">
                <dl class="facts-list">{rows}</dl>
                <LetterKeys setup=setup(language)/>
                <noscript><p class="hint">{w!(language, desk_tool.without_script)}</p></noscript>
            </section>
        </div>
    }
    .into_any()
}
