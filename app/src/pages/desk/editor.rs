//! The draft at the desk: its twelve sections with how far each has come, and what stands against placement.

use axum::extract::{Path, State};
use domain::standard::{Part, SectionKey};
use leptos::prelude::*;

use super::opened::{Opened, open};
use crate::components::editor::checks::Findings;
use crate::components::editor::outline::Outline;
use crate::components::editor::text::Clauses;
use crate::components::editor::top::{DraftTop, Tab};
use crate::components::editor::words::EditorWords;
use crate::site::{Answer, Head, Site, Visitor, page};
use crate::w;
use crate::words::standard;

/// Shows the working copy of a draft.
///
/// # Errors
/// [`crate::site::PageError`] if there is no such draft or it is another body's.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number)): Path<(String, String)>,
) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let title = w!(visitor.language, editor.number_is, number = number);
    let asking = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(title), move || overview(asking, opened)).await)
}

fn overview(visitor: Visitor, opened: Opened) -> impl IntoView {
    let language = visitor.language;
    let (progress, percent) = opened.progress();
    let findings = opened.findings();
    let address = opened.address(&visitor);
    let words = EditorWords::of(language);
    let stored = StoredValue::new(words.clone());
    let checks = if findings.is_empty() {
        view! { <ul class="checks"><li class="check">{w!(language, editor.nothing_found_all)}</li></ul> }
            .into_any()
    } else {
        view! { <Findings findings=findings address=address.clone() words=stored named=true/> }.into_any()
    };
    let sections = Part::ALL.map(|part| {
        let sections = part.sections().map(|key| section(&visitor, &opened, &address, key)).collect_view();
        view! { <h2>{part.number()}". "{standard::part_name(language, part)}</h2>{sections} }
    });
    view! {
        <DraftTop visitor=visitor.clone() head=opened.copy.head.clone() tab=Tab::Text percent=Some(percent)/>
        <div class="page three editor">
            <Outline address=address.clone() progress=Signal::derive(move || progress.clone()) current=None words=words/>
            <section class="sheet"><article class="law">{sections.collect_view()}</article></section>
            <aside class="sticky rows"><h2>{w!(language, editor.checks)}</h2>{checks}</aside>
        </div>
    }
}

fn section(visitor: &Visitor, opened: &Opened, address: &str, key: SectionKey) -> impl IntoView + use<> {
    let language = visitor.language;
    let elements = opened.content.elements(key).to_vec();
    let body = if elements.is_empty() {
        view! { <p class="quiet small">{w!(language, editor.empty_section)}</p> }.into_any()
    } else {
        view! { <Clauses section=key elements=elements language=language/> }.into_any()
    };
    let link = if opened.writable && !key.is_from_register() {
        w!(language, editor.edit_section)
    } else {
        w!(language, editor.read_section)
    };
    let name = standard::section_name(language, key);
    view! {
        <h3 id=format!("s-{}", key.code())><span class="num">{key.number()}</span>" "{name.clone()}</h3>
        {body}
        <p class="small"><a href=format!("{address}/edit/{}", key.code())>{link}<span class="unseen">": "{name}</span></a></p>
    }
}
