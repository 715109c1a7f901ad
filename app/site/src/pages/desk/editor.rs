//! The draft at the desk: its twelve sections and its appendices with how far each has come, and what stands against placement.

use axum::extract::State;
use domain::language::Language;
use domain::standard::{Part, SectionKey, mark};
use leptos::prelude::*;

use super::opened::{Opened, open};
use super::unchanged::nothing_amended;
use crate::answers::presence;
use crate::components::editing::editor_words;
use crate::components::editing::text::Clauses;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::w;
use crate::words::standard;
use crate::{Answer, DraftPath, Head, Site, Visitor, page};
use app::components::editor::grouped::GroupedFindings;
use app::components::editor::outline::Outline;
use app::islands::editor::{ShownSection, UnsavedHere, UnsavedSetup};
use app::islands::{PresenceHere, PresenceSetup};

/// Shows the working copy of a draft.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let title = w!(visitor.language, editor.number_is, number = number);
    let asking = visitor.clone();
    let language = visitor.language;
    let head = Head { islands: opened.writable, ..Head::plain(title) }
        .skipping_to("text", w!(language, desk_tool.skip_text))
        .skipping_to("checks", w!(language, desk_tool.skip_checks));
    let told = presence::told(&site, &visitor, &opened.copy.summary.number, true).await?;
    Ok(page(&site, &visitor, head, move || overview(asking, opened, told)).await)
}

fn overview(visitor: Visitor, opened: Opened, told: Vec<(SectionKey, String)>) -> impl IntoView {
    let language = visitor.language;
    let (progress, percent) = opened.progress();
    let findings = opened.findings();
    let address = opened.address(&visitor);
    let words = editor_words(language);
    let stored = StoredValue::new(words.clone());
    let unchanged = opened.changes_nothing().then(|| nothing_amended(language));
    let checks = if findings.is_empty() && unchanged.is_some() {
        ().into_any()
    } else if findings.is_empty() {
        view! { <ul class="checks"><li class="check">{w!(language, editor.nothing_found_all)}</li></ul> }
            .into_any()
    } else {
        view! { <GroupedFindings findings=findings content=StoredValue::new(opened.content.clone()) address=address.clone() words=stored/> }.into_any()
    };
    let sections = Part::EVERY.map(|part| {
        let sections = part.sections().map(|key| section(&visitor, &opened, &address, key)).collect_view();
        view! { <h2>{part.number()}". "{standard::part_name(language, part)}</h2>{sections} }
    });
    let imported = imported(&visitor, &address);
    let unsaved =
        opened.writable.then(|| view! { <UnsavedHere setup=unsaved(language, &opened, &address)/> });
    let present = opened.writable.then(|| {
        let number = opened.copy.summary.number.clone();
        let title = w!(language, presence.title);
        let setup = PresenceSetup { number, section: None, told, title };
        view! { <PresenceHere setup=setup/> }
    });
    let import = opened.writable.then(|| {
        view! {
            <p class="actions">
                <a class="button plain" href=format!("{address}/import")>{w!(language, import.title)}</a>
                <a href=format!("{address}/replace")>{w!(language, replace.title)}</a>
            </p>
        }
    });
    view! {
        <DraftTop visitor=visitor.clone() summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
        <div class="page three editor">
            <Outline address=address.clone() progress=Signal::derive(move || progress.clone()) current=None words=words/>
            <section id="text" tabindex="-1" class="sheet rows">{present}{unsaved}{imported}{import}<article class="law">{sections.collect_view()}</article></section>
            <aside id="checks" tabindex="-1" aria-label=w!(language, editor.checks) class="sticky rows"><h2>{w!(language, editor.checks)}</h2>{unchanged}{checks}</aside>
        </div>
    }
}

/// What the browser compares with what this device keeps.
fn unsaved(language: Language, opened: &Opened, address: &str) -> UnsavedSetup {
    let writable = opened.copy.sections.iter().filter(|section| !section.key.is_from_register());
    let name = |key: SectionKey| format!("{} {}", key.number(), standard::section_name(language, key));
    let sections = writable.map(|section| ShownSection {
        key: section.key,
        name: name(section.key),
        version: section.version,
        mark: mark(&section.elements),
    });
    // Appendices that nobody has written yet have no saved state, and may still be kept on the device.
    let key = SectionKey::Appendices;
    let unwritten = opened.section(key).is_none();
    let unwritten = unwritten.then(|| ShownSection { key, name: name(key), version: 0, mark: mark(&[]) });
    UnsavedSetup {
        number: opened.copy.summary.number.clone(),
        address: address.to_owned(),
        sections: sections.chain(unwritten).collect(),
        title: w!(language, editor.unsaved_here),
        says: w!(language, editor.unsaved_here_says),
    }
}

/// The sections that were just written from a file, each with the way back.
fn imported(visitor: &Visitor, address: &str) -> Option<impl IntoView + use<>> {
    let language = visitor.language;
    let codes = visitor.parameter("imported")?;
    // A plus in a query reads as a space.
    let keys = codes.split(' ').filter_map(SectionKey::from_code);
    let items: Vec<_> = keys
        .map(|key| {
            let history = w!(language, editor.history_of, name = standard::section_name(language, key));
            view! { <li><a href=format!("{address}/history/{}", key.code())>{key.number()}" "{history}</a></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="notice good">
                <h2>{w!(language, import.done)}</h2>
                <p>{w!(language, import.done_says)}</p>
                <ul>{items}</ul>
            </section>
        }
    })
}

fn section(visitor: &Visitor, opened: &Opened, address: &str, key: SectionKey) -> impl IntoView + use<> {
    let language = visitor.language;
    let elements = opened.content.elements(key).to_vec();
    let body = if elements.is_empty() {
        let none =
            if key.is_of_law() { w!(language, editor.empty_section) } else { w!(language, appendix.none) };
        view! { <p class="quiet small">{none}</p> }.into_any()
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
