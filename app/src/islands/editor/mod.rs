//! The form of a section while somebody writes it: live checks, preview and redline, saved by itself, kept on the device
//! until it is saved.

#![allow(missing_docs, reason = "the macro of lazy islands makes items that nobody can document")]

mod aside;
mod carrying;
mod identity;
mod keeper;
mod keys;
mod leaving;
mod offer;
mod pasting;
mod settle;
mod shelf;
mod unsaved;

use leptos::prelude::*;

use self::keeper::Keeper;
pub use self::unsaved::{ShownSection, UnsavedHere, UnsavedSetup};
use crate::components::editor::seed::EditorSeed;
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::{Press, TypedSection};
use crate::components::editor::view::{Hands, SectionDesk};
use crate::components::editor::write::fresh_group;
use crate::islands::device;

/// The form of a section.
#[island(lazy)]
pub fn SectionEditor(
    /// What it starts from.
    seed: EditorSeed,
) -> impl IntoView {
    // Read before the island draws, because drawing puts the values of the seed back.
    let standing = device::fields("section");
    let pairs = standing.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let early = TypedSection::from_fields(pairs);
    let state = EditorState::new(&seed);
    let keeper = Keeper::new(state, &seed);
    settle::when_keys_rest(state, keeper);
    keeper.watch(early);
    leaving::watch(keeper);
    keys::watch(state, keeper);
    state.new_id.set_value(Some(Callback::new(move |()| identity::new_id().into())));
    carrying::watch(state);
    pasting::watch(state);
    // Whoever presses keys for a living, and our tests, may ask whether the page answers already.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let hands = Hands {
        save: Some(Callback::new(move |()| keeper.save_now())),
        add: Some(Callback::new(move |press: Press| {
            let id = identity::new_id();
            state.press(&press, id.as_str().to_owned());
            keys::focus_soon(format!("line-{id}"));
        })),
        group: Some(Callback::new(move |offered: String| {
            let id = identity::new_id();
            state.add(fresh_group(id.as_str(), &offered));
            keys::focus_soon(format!("line-{id}"));
        })),
    };
    let language = seed.language;
    let notice = seed.notice.clone();
    view! {
        <div data-awake=move || awake.get().then_some("yes")>
            <SectionDesk state=state language=language collision=keeper.collision hands=hands notice=notice>
                {offer::offer(keeper).into_any()}
                {keeper.told().into_any()}
            </SectionDesk>
        </div>
    }
}
