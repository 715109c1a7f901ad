//! The saved versions of a section: who saved what and when, compared with the text now, restored as a new version.

use axum::extract::State;
use domain::standard::{Content, SectionKey};
use leptos::prelude::*;
use services::Conflict;
use services::drafts::{self, SavedSection, SectionVersion};
use services::error::ServiceError;

use super::opened::{Opened, open};
use super::section::collided;
use crate::components::editing::editor_words;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::w;
use crate::words::{moment, standard};
use crate::{Answer, Fields, Flash, Head, PageError, SectionPath, Site, Visitor, page, see_other};
use app::components::editor::against::Against;
use app::components::editor::outline::Outline;

/// Shows the versions of a section; `?version=3` compares that one with the text now.
///
/// # Errors
/// [`PageError`] if there is no such draft, section or version, or it is another body's.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    SectionPath { number, section: key }: SectionPath,
) -> Answer {
    let opened = open(&site, &visitor, &number).await?;
    let versions = drafts::section_history(&site.services, &visitor.request(), &number, key).await?;
    let chosen = match visitor.parameter("version") {
        Some(chosen) => {
            let found = versions.iter().find(|version| version.version.to_string() == chosen);
            Some(found.ok_or(PageError::NotFound)?.clone())
        }
        None => None,
    };
    let title = w!(visitor.language, editor.history_of, name = standard::section_name(visitor.language, key));
    let (zone, asking) = (site.settings.zone, visitor.clone());
    let view = move || {
        let times = versions.iter().map(|version| moment(asking.language, zone, version.saved_at)).collect();
        history(asking, &opened, key, versions, times, chosen)
    };
    Ok(page(&site, &visitor, Head::plain(title), view).await)
}

/// Saves the section again as it stood at an earlier version.
///
/// # Errors
/// [`PageError`] if there is no such version, or the visitor may not write the section.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    SectionPath { number, section: key }: SectionPath,
    fields: Fields,
) -> Answer {
    // Who may not read the draft is told so before anything is said of the form.
    let opened = open(&site, &visitor, &number).await?;
    let named = |field| fields.get(field).parse().map_err(|_| PageError::BadRequest);
    let (version, stood) = (named("version")?, named("stood")?);
    let restored =
        drafts::restore_section(&site.services, &visitor.request(), &number, key, version, stood).await;
    let address = visitor.address().desk(&format!("drafts/{number}/edit/{}", key.code()));
    match restored {
        Ok(SavedSection::Merged { version, .. }) => {
            Ok(see_other(&format!("{address}?merged={version}"), None))
        }
        Ok(_) => Ok(see_other(&address, Some(Flash::Saved))),
        // Somebody saved after the page was shown, and both changed the same words.
        Err(ServiceError::Stale(conflict)) => match *conflict {
            Conflict::Section(conflict) => Box::pin(collided(&site, &visitor, opened, key, &conflict)).await,
            other => Err(ServiceError::Stale(Box::new(other)).into()),
        },
        // The page of the section says what stands in the way.
        Err(ServiceError::Refused(_)) => Ok(see_other(&address, None)),
        Err(other) => Err(other.into()),
    }
}

fn history(
    visitor: Visitor,
    opened: &Opened,
    key: SectionKey,
    versions: Vec<SectionVersion>,
    times: Vec<String>,
    chosen: Option<SectionVersion>,
) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = opened.address(&visitor);
    let here = format!("{address}/history/{}", key.code());
    let words = editor_words(language);
    let stored = StoredValue::new(words.clone());
    let (progress, percent) = opened.progress();
    let newest = versions.first().map_or(0, |version| version.version);
    let writable = opened.writable && !key.is_from_register();
    let picked = chosen.as_ref().map(|version| version.version);
    let compared = chosen.map(|version| {
        let mut old = Content::default();
        old.set(key, version.elements);
        let title = w!(language, editor.against_chosen, name = w!(language, editor.version_n, number = version.version));
        view! {
            <section class="against">
                <h3>{title}</h3>
                <Against old=old new=opened.content.clone() section=key languages=opened.known.required.clone() words=stored/>
            </section>
        }
    });
    let items = versions
        .into_iter()
        .zip(times)
        .map(|(version, time)| {
            let number = version.version;
            let by = version.saved_by.unwrap_or_else(|| w!(language, editor.by_system));
            let name = w!(language, editor.version_n, number = number);
            let tools = if number == newest {
                view! { <span class="tag plain">{w!(language, editor.current)}</span> }.into_any()
            } else {
                let restore = writable.then(|| {
                    view! {
                        <form method="post" action=here.clone()>
                            <input type="hidden" name="version" value=number/>
                            <input type="hidden" name="stood" value=newest/>
                            <button class="link" aria-label=w!(language, editor.restore_n, number = number)>
                                {w!(language, editor.restore)}
                            </button>
                        </form>
                    }
                });
                view! {
                    <span class="row small">
                        <a href=format!("{here}?version={number}")>
                            {w!(language, editor.compare_with_now)}<span class="unseen">": "{name.clone()}</span>
                        </a>
                        {restore}
                    </span>
                }
                .into_any()
            };
            view! {
                <li aria-current=(picked == Some(number)).then_some("true")>
                    <time class="num" datetime=version.saved_at.to_rfc3339()>{time}</time>
                    <span><b class="num">{name}</b>" "<span class="quiet">{by}</span>" "{tools}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <DraftTop visitor=visitor summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
        <div class="page three editor">
            <Outline address=address.clone() progress=Signal::derive(move || progress.clone()) current=Some(key) words=words/>
            <section class="sheet rows">
                <header class="sheet-head">
                    <h2><span class="num">{key.number()}</span>" "{w!(language, editor.history_of, name = standard::section_name(language, key))}</h2>
                    <a href=format!("{address}/edit/{}", key.code())>{w!(language, editor.read_section)}</a>
                </header>
                <p class="hint">{w!(language, editor.history_says)}</p>
                <ol class="versions">{items}</ol>
                {compared}
            </section>
        </div>
    }
}
