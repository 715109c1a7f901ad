//! The page that shows what was read, before anything is written.

use axum::response::Response;
use domain::standard::{Part, SectionKey};
use leptos::prelude::*;

use super::super::opened::Opened;
use super::choice::Chosen;
use super::doubts::Doubts;
use super::imported_text::ImportedText;
use super::{left, others, section, unread, words};
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::w;
use crate::words::standard;
use crate::{FormState, Head, Site, Visitor, form_page};

/// What is said above the review.
pub(super) struct ImportNotice {
    title: String,
    says: Option<String>,
    items: Vec<String>,
}

impl ImportNotice {
    /// That nothing was written, and why.
    pub(super) fn bad(title: String, items: Vec<String>) -> Self {
        Self { title, says: None, items }
    }

    /// The same with one more sentence.
    pub(super) fn says(self, sentence: String) -> Self {
        Self { says: Some(sentence), ..self }
    }

    fn view(self) -> AnyView {
        let items = self.items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
        view! {
            <section class="notice bad" role="alert" tabindex="-1" id="errors" autofocus>
                <h2>{self.title}</h2>
                {self.says.map(|says| view! { <p>{says}</p> })}
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    }
}

pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    opened: Opened,
    imported: ImportedText,
    chosen: Chosen,
    notice: Option<ImportNotice>,
) -> Response {
    let title = format!("{} · {}", w!(visitor.language, import.review), opened.copy.summary.number);
    let asking = visitor.clone();
    form_page(site, visitor, Head::plain(title), state, move || {
        let (_, percent) = opened.progress();
        let form = form(&asking, &opened, &imported, &chosen);
        view! {
            <DraftTop visitor=asking summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
            <div class="page rows">
                {notice.map(ImportNotice::view)}
                {form}
            </div>
        }
    })
    .await
}

fn form(visitor: &Visitor, opened: &Opened, imported: &ImportedText, chosen: &Chosen) -> AnyView {
    let language = visitor.language;
    let back = opened.address(visitor);
    let here = format!("{back}/import");
    let doubts = Doubts::of(opened, imported);
    let recognised = |key: &SectionKey| !imported.lines(*key).is_empty();
    let parts = Part::EVERY.map(|part| {
        let sections = part
            .sections()
            .filter(recognised)
            .map(|key| section::view(visitor, opened, imported, chosen, &doubts, key))
            .collect_view();
        part.sections().any(|key| recognised(&key)).then(|| {
            view! { <h2>{part.number()}". "{standard::part_name(language, part)}</h2>{sections} }
        })
    });
    let nothing: Vec<_> =
        SectionKey::ALL.into_iter().filter(|key| !recognised(key) && !key.is_from_register()).collect();
    let nothing = (!nothing.is_empty()).then(|| {
        let items = nothing.into_iter().map(|key| view! { <li>{words::numbered(language, key)}</li> });
        view! {
            <section class="notice info">
                <h2>{w!(language, import.nothing_for)}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
    });
    let versions = SectionKey::EVERY.into_iter().filter(|key| !key.is_from_register()).map(|key| {
        let version = opened.section(key).map_or(0, |section| section.version);
        view! { <input type="hidden" name=super::choice::version_field(key) value=version/> }
    });
    let other = imported.seems_other().map(|seems| {
        let (seems, named) =
            (standard::in_language(language, seems), standard::in_language(language, imported.language));
        let says = w!(language, import.seems, seems = seems, named = named);
        view! { <section class="notice warn" role="status"><p>{says}</p></section> }
    });
    view! {
        <section class="rows">
            <h2>{w!(language, import.review)}</h2>
            <p>{w!(language, import.review_says)}</p>
            <p>
                <span class="quiet">{w!(language, import.language)}": "</span>
                {standard::language_name(language, imported.language)}
                ". "<a href=here.clone()>{w!(language, import.other_file)}</a>
            </p>
            {other}
            {others::above(language, imported)}
            {unread::view(language, imported.unread)}
            {doubts.list(language)}
        </section>
        // A browser that puts old choices back after a reload would show others than those that were made.
        <form class="form rows import" method="post" action=here autocomplete="off">
            <input type="hidden" name="matter" value=imported.to_field()/>
            {versions.collect_view()}
            {parts.into_iter().flatten().collect_view()}
            {nothing}
            {left::view(language, imported, chosen)}
            <p class="actions">
                <button class="button">{w!(language, import.confirm)}</button>
                <a href=back>{w!(language, import.back)}</a>
            </p>
            {others::below(language, imported)}
        </form>
    }
    .into_any()
}
