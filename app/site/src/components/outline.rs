//! The outline of a standard: four parts, twelve elements, the appendices where there are any, how many comments stand where.

use domain::standard::{Content, SectionKey};
use leptos::prelude::*;
use services::reading::CommentCounts;

use super::now::Now;
use crate::w;
use crate::words::{number, standard};

/// The fragment of a section on the page.
pub fn section_anchor(key: SectionKey) -> String {
    format!("s-{}", key.number().replace('.', "-"))
}

/// The contents of a text, folded on a phone.
pub fn outline(now: Now, content: &Content, counts: &CommentCounts) -> AnyView {
    let language = now.language;
    let items = content
        .parts()
        .into_iter()
        .map(|part| {
            let sections = part
                .sections()
                .map(|key| {
                    let many = counts.by_section.get(&key).copied().unwrap_or(0);
                    let count = (many > 0).then(|| {
                        let says = w!(language, draft.count_says, count = many);
                        view! { <span class="count num">{number(language, many)}<span class="unseen">" "{says}</span></span> }
                    });
                    view! {
                        <li><a href=format!("#{}", section_anchor(key))>
                            <span class="num">{key.number()}</span>
                            <span>{standard::section_name(language, key)}</span>
                            {count}
                        </a></li>
                    }
                })
                .collect_view();
            view! { <li class="part">{standard::part_name(language, part)}</li>{sections} }
        })
        .collect_view();
    view! {
        <details class="fold sticky screen-only" tabindex="0">
            <summary>{w!(language, draft.contents)}</summary>
            <nav class="outline" aria-label=w!(language, draft.elements)><ol>{items}</ol></nav>
        </details>
    }
    .into_any()
}
