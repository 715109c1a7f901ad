//! The page of a section: its form where it can be written, else its text and why it cannot.

use axum::response::Response;
use leptos::prelude::*;
use services::error::ServiceError;

use super::causes::{self, TypedCause, causes};
use super::notice::Notice;
use crate::answers::presence;
use crate::components::editing::text::Clauses;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::pages::desk::opened::Opened;
use crate::w;
use crate::words::standard;
use crate::{FormState, Head, Site, Visitor, form_page};
use app::components::editor::outline::Outline;
use app::components::editor::seed::{EditorSeed, SaveState};
use app::islands::editor::SectionEditor;
use app::islands::{PresenceHere, PresenceSetup};

pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    opened: Opened,
    seed: EditorSeed,
    notice: Option<Notice>,
) -> Result<Response, ServiceError> {
    // What the form holds is large: it lies on the heap while the page is made.
    Box::pin(show_with(site, visitor, state, opened, seed, notice, TypedCause::default())).await
}

/// The page with a form about causes that came back.
pub(super) async fn show_with(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    opened: Opened,
    seed: EditorSeed,
    notice: Option<Notice>,
    typed: TypedCause,
) -> Result<Response, ServiceError> {
    let language = visitor.language;
    let causes = causes(site, visitor, &opened, seed.section, typed).await?;
    let title =
        format!("{} · {}", standard::section_name(language, seed.section), opened.copy.summary.number);
    let asking = visitor.clone();
    let writable = opened.writable && !seed.section.is_from_register();
    let present = PresenceSetup {
        number: opened.copy.summary.number.clone(),
        section: Some(seed.section),
        told: presence::told(site, visitor, &opened.copy.summary.number, false).await?,
        title: w!(language, presence.title),
    };
    let mut head = Head { islands: writable, ..Head::plain(title) };
    if writable {
        head = head
            .skipping_to("section", w!(language, desk_tool.skip_form))
            .skipping_to("checks", w!(language, desk_tool.skip_checks));
    }
    let page = form_page(site, visitor, head, state, move || {
        let (_, percent) = opened.progress();
        let body = if writable {
            view! { <PresenceHere setup=present/>{form(EditorSeed { notice, ..seed })} }.into_any()
        } else {
            reading(&asking, &opened, seed).into_any()
        };
        view! {
            <DraftTop visitor=asking summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
            {body}
            {causes.map(causes::shown)}
        }
    })
    .await;
    Ok(page)
}

fn form(mut seed: EditorSeed) -> impl IntoView {
    if seed.state_words.is_empty() {
        let said = &seed.words.said;
        let words = match seed.state {
            SaveState::Saved | SaveState::Saving => &said.state_saved,
            SaveState::Unsaved | SaveState::Offline => &said.state_unsaved,
            SaveState::Conflict => &said.state_conflict,
            SaveState::Invalid => &said.state_invalid,
            SaveState::Failed | SaveState::SignedOut => &said.state_failed,
        };
        seed.state_words.clone_from(words);
    }
    view! { <SectionEditor seed=seed/> }
}

/// A section that is only read here: it comes from the register, or the draft is past its writing.
fn reading(visitor: &Visitor, opened: &Opened, seed: EditorSeed) -> impl IntoView + use<> {
    let language = visitor.language;
    let key = seed.section;
    let why = if key.is_from_register() {
        let entry = visitor.address().service(&opened.copy.summary.service_code);
        view! { <p class="hint">{w!(language, editor.from_register)}" "<a href=entry>{w!(language, editor.see_register)}</a></p> }
            .into_any()
    } else {
        let stage = standard::stage(language, opened.copy.summary.stage);
        view! { <p class="hint">{w!(language, editor.frozen, stage = stage)}</p> }.into_any()
    };
    let (progress, _) = opened.progress();
    let elements = opened.content.elements(key).to_vec();
    view! {
        <div class="page three editor">
            <Outline address=seed.address progress=Signal::derive(move || progress.clone()) current=Some(key) words=seed.words.clone()/>
            <section class="sheet rows">
                <header class="sheet-head"><h2><span class="num">{key.number()}</span>" "{seed.words.section(key)}</h2></header>
                {why}
                <article class="law"><Clauses section=key elements=elements language=language/></article>
            </section>
        </div>
    }
}
