//! A list as a table that stands in cards on a phone.

use leptos::prelude::*;

/// The table on its sheet. Each cell of `rows` repeats its heading as `data-label`; where the last column holds what can be done,
/// its heading is only heard.
pub fn cards(caption: String, headings: Vec<String>, heard: Option<String>, rows: AnyView) -> AnyView {
    let headings = headings.into_iter().map(|words| view! { <th scope="col">{words}</th> }).collect_view();
    let heard = heard.map(|words| view! { <th scope="col"><span class="unseen">{words}</span></th> });
    view! {
        <section class="sheet">
            <table class="cards">
                <caption class="unseen">{caption}</caption>
                <thead><tr>{headings}{heard}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
