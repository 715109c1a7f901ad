//! What a form confirms was read: the fields that go along with it, and what changed meanwhile (R15-1, R15-8).

use domain::language::Language;
use domain::redline::Redline;
use domain::standard::{Content, SectionKey};
use leptos::prelude::*;
use services::drafts::{self, Seen};
use services::error::ServiceError;

use super::opened::Opened;
use crate::components::editing::editor_words;
use crate::w;
use crate::words::{moment, standard};
use crate::{Fields, PageError, Site, Visitor};
use app::components::editor::against::Against;

/// What a form says was shown with it. One that does not name the text names none, which is never the one that stands.
///
/// # Errors
/// [`PageError::BadRequest`] without the version of the draft, which every such form carries.
pub(super) fn of(fields: &Fields) -> Result<Seen, PageError> {
    Ok(Seen {
        version: fields.get("version").parse().map_err(|_| PageError::BadRequest)?,
        hash: fields.take("hash"),
        sections: fields.get("sections").parse().unwrap_or_default(),
    })
}

/// The hidden fields of a form that confirms.
pub(super) fn fields(seen: &Seen) -> AnyView {
    view! {
        <input type="hidden" name="version" value=seen.version/>
        <input type="hidden" name="hash" value=seen.hash.clone()/>
        <input type="hidden" name="sections" value=seen.sections.to_string()/>
    }
    .into_any()
}

/// The text that was shown and the one that stands.
pub(super) struct Meanwhile {
    before: Option<Content>,
    /// The sections that were saved since: when and by whom.
    saved: Vec<(SectionKey, String)>,
    /// Whether it is the text that differs, and not only what stands beside it.
    text: bool,
}

/// What changed in the text since it was shown; nothing if it is the one that stands.
///
/// # Errors
/// [`ServiceError`] if the earlier text cannot be read.
pub(super) async fn meanwhile(
    site: &Site,
    visitor: &Visitor,
    opened: &Opened,
    seen: &Seen,
) -> Result<Option<Meanwhile>, ServiceError> {
    let now = opened.copy.seen();
    if now.is(seen.version, &seen.hash) {
        return Ok(None);
    }
    let earlier = earlier(site, visitor, &opened.copy.summary.number, seen).await?;
    // What a form claims is shown only where its hash bears it out.
    let before = earlier.filter(|text| text.hash().to_string() == seen.hash);
    let text = now.hash != seen.hash;
    Ok(Some(Meanwhile { before, saved: saved(site, visitor, opened, seen), text }))
}

/// The text that was shown.
///
/// # Errors
/// [`ServiceError`] if it cannot be read.
pub(super) async fn earlier(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    seen: &Seen,
) -> Result<Option<Content>, ServiceError> {
    drafts::text_at(&site.services, &visitor.request(), number, &seen.sections).await
}

fn saved(site: &Site, visitor: &Visitor, opened: &Opened, seen: &Seen) -> Vec<(SectionKey, String)> {
    let language = visitor.language;
    let newer = |key| seen.sections.get(key).unwrap_or(i64::MAX);
    let sections = opened.copy.sections.iter().filter(|section| section.version > newer(section.key));
    sections
        .map(|section| {
            let name = section.saved_by.clone().unwrap_or_else(|| w!(language, editor.by_system));
            (section.key, format!("{name}, {}", moment(language, site.settings.zone, section.saved_at)))
        })
        .collect()
}

impl Meanwhile {
    /// What is said above a form that came back.
    pub(super) fn view(&self, visitor: &Visitor, opened: &Opened) -> AnyView {
        let language = visitor.language;
        let (title, says) = match (self.text, &self.before) {
            (false, _) => (w!(language, editor.changed_beside), w!(language, editor.changed_beside_says)),
            (true, Some(_)) => (w!(language, editor.changed_since), w!(language, editor.changed_since_says)),
            (true, None) => (w!(language, editor.changed_since), w!(language, editor.changed_unknown)),
        };
        let saved = (!self.saved.is_empty()).then(|| {
            let items = self.saved.iter().map(|(key, by)| {
                view! { <li><span class="num">{key.number()}</span>" "{standard::section_name(language, *key)}": "{by.clone()}</li> }
            });
            view! { <ul>{items.collect_view()}</ul> }
        });
        let before = self.before.as_ref().filter(|_| self.text);
        let difference =
            before.map(|before| difference(language, before, &opened.content, &opened.known.required));
        view! {
            <section class="merge" role="alert" id="meanwhile" tabindex="-1">
                <h2>{title}</h2>
                <p>{says}</p>
                {saved}
                {difference}
            </section>
        }
        .into_any()
    }
}

/// What stands now against what was shown, section by section, in the required languages and in every other that changed.
pub(super) fn difference(
    language: Language,
    before: &Content,
    after: &Content,
    required: &[Language],
) -> AnyView {
    let words = StoredValue::new(editor_words(language));
    let changed: Vec<(Language, Vec<SectionKey>)> = Language::ALL
        .into_iter()
        .map(|tongue| {
            let redline = Redline::between(before, after, tongue);
            (tongue, redline.changes().map(|(key, _)| key).collect())
        })
        .collect();
    let sections =
        SectionKey::EVERY.into_iter().filter(|key| changed.iter().any(|(_, keys)| keys.contains(key)));
    let sections = sections.map(|key| {
        let tongues = changed
            .iter()
            .filter(|(tongue, keys)| required.contains(tongue) || keys.contains(&key))
            .map(|(tongue, _)| *tongue)
            .collect();
        let name = standard::section_name(language, key);
        view! {
            <h3><span class="num">{key.number()}</span>" "{name}</h3>
            <Against old=before.clone() new=after.clone() section=key languages=tongues words=words/>
        }
    });
    view! { <div class="rows">{sections.collect_view()}</div> }.into_any()
}
