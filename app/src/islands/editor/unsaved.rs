//! The overview of a draft says which of its sections have words on this device that the server does not hold.

use std::time::Duration;

use domain::standard::SectionKey;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::shelf::DeviceShelf;
use crate::calls::editing::saved_as;
use crate::components::editor::kept::KeptSection;
use crate::islands::device;

/// How long until a save that was sent on leaving the form is looked for again.
const AGAIN: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(5)];

/// A section as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownSection {
    /// Which of the twelve.
    pub key: SectionKey,
    /// What it is called: "2.3 Result".
    pub name: String,
    /// The version on the page.
    pub version: i64,
    /// The mark of the lines on the page.
    pub mark: String,
}

/// What the island starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsavedSetup {
    /// The number of the draft.
    pub number: String,
    /// Where the draft's pages of the desk begin.
    pub address: String,
    /// The sections that can be written.
    pub sections: Vec<ShownSection>,
    /// The heading.
    pub title: String,
    /// What can be done.
    pub says: String,
}

/// The list of sections with unsaved words on this device; nothing if there are none.
#[island(lazy)]
pub fn UnsavedHere(
    /// What it starts from.
    setup: UnsavedSetup,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<SectionKey>::new());
    let (title, says) = (setup.title.clone(), setup.says.clone());
    let setup = StoredValue::new(setup);
    Effect::new(move |_| {
        let sections = setup.with_value(|setup| setup.sections.clone());
        for section in sections {
            look(setup, section, found, 0);
        }
    });
    let items = move || {
        setup.with_value(|setup| {
            let unsaved =
                setup.sections.iter().filter(|section| found.with(|found| found.contains(&section.key)));
            unsaved
                .map(|section| {
                    let to = format!("{}/edit/{}", setup.address, section.key.code());
                    view! { <li><a href=to>{section.name.clone()}</a></li> }
                })
                .collect_view()
        })
    };
    move || {
        (!found.with(Vec::is_empty)).then(|| {
            view! {
                <section class="notice warn" role="status" id="unsaved">
                    <h2>{title.clone()}</h2>
                    <p>{says.clone()}</p>
                    <ul>{items}</ul>
                </section>
            }
        })
    }
}

/// Looks whether the device keeps words of a section that the server does not hold, `round` times before.
fn look(
    setup: StoredValue<UnsavedSetup>,
    section: ShownSection,
    found: RwSignal<Vec<SectionKey>>,
    round: usize,
) {
    let Some(number) = setup.try_with_value(|setup| setup.number.clone()) else { return };
    let shelf = DeviceShelf::new(&number, section.key);
    spawn_local(async move {
        let mut unsaved = false;
        for kept in shelf.all() {
            match landed(&number, &section, &kept).await {
                Some(version) => {
                    shelf.forget(&kept);
                    // The page was made before the words arrived.
                    if version > section.version {
                        device::reload();
                        return;
                    }
                }
                None => unsaved = true,
            }
        }
        found.update(|found| {
            found.retain(|key| *key != section.key);
            found.extend(unsaved.then_some(section.key));
        });
        if let Some(wait) = AGAIN.get(round).filter(|_| unsaved) {
            set_timeout(move || look(setup, section, found, round + 1), *wait);
        }
    });
}

/// The version that holds kept words, if one does.
async fn landed(number: &str, section: &ShownSection, kept: &KeptSection) -> Option<i64> {
    let mark = kept.mark(section.key);
    if mark == section.mark {
        return Some(section.version);
    }
    saved_as(number.to_owned(), section.key, kept.base, mark).await.ok().flatten()
}
