//! Who else writes a draft at this moment: as of the load of the page, and then asked for while the page is looked at.

#![allow(missing_docs, reason = "the macro of lazy islands makes items that nobody can document")]

use std::time::Duration;

use domain::standard::SectionKey;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::device;
use crate::calls::presence::presence;

/// How long between two questions: who writes is known for some minutes after the last one.
const EVERY: Duration = Duration::from_secs(60);

/// What the island starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceSetup {
    /// The number of the draft.
    pub number: String,
    /// The section that the reader writes; none on the overview.
    pub section: Option<SectionKey>,
    /// Who wrote when the page was made: in words, with the section of each.
    pub told: Vec<(SectionKey, String)>,
    /// The heading.
    pub title: String,
}

impl PresenceSetup {
    /// What is told here: on the page of a section only of that one.
    fn here(&self, told: Vec<(SectionKey, String)>) -> Vec<String> {
        let is_here = |key: SectionKey| self.section.is_none_or(|section| section == key);
        told.into_iter().filter(|(key, _)| is_here(*key)).map(|(_, words)| words).collect()
    }
}

/// The list of those who write; nothing if there are none.
#[island(lazy)]
pub fn PresenceHere(
    /// What it starts from.
    setup: PresenceSetup,
) -> impl IntoView {
    let told = RwSignal::new(setup.here(setup.told.clone()));
    let title = setup.title.clone();
    let setup = StoredValue::new(setup);
    Effect::new(move |_| {
        ask(setup, told);
        set_interval(move || ask(setup, told), EVERY);
    });
    move || {
        (!told.with(Vec::is_empty)).then(|| {
            let lines = told.get().into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
            view! {
                <section class="notice" role="status" aria-label=title.clone()>
                    <p>{title.clone()}</p>
                    <ul>{lines}</ul>
                </section>
            }
        })
    }
}

/// Asks who writes, unless nobody looks at the page: then its reader does not write either.
fn ask(setup: StoredValue<PresenceSetup>, told: RwSignal<Vec<String>>) {
    if device::is_hidden() {
        return;
    }
    let Some((number, section)) = setup.try_with_value(|setup| (setup.number.clone(), setup.section)) else {
        return;
    };
    spawn_local(async move {
        // Without an answer the page goes on saying what it knew.
        let Ok(answer) = presence(number, section).await else { return };
        let Some(now) = setup.try_with_value(|setup| setup.here(answer)) else { return };
        if told.try_get_untracked().is_some_and(|before| before != now) {
            told.set(now);
        }
    });
}
