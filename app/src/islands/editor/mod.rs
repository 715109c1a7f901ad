//! The form of a section while somebody writes it: live checks, preview and redline, saved by itself, kept on the device
//! until it is saved.

#![allow(missing_docs, reason = "the macro of lazy islands makes items that nobody can document")]

mod keeper;
mod keys;

use leptos::prelude::*;

use self::keeper::Keeper;
use crate::components::editor::seed::EditorSeed;
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::Press;
use crate::components::editor::view::{Hands, SectionDesk};

/// The form of a section.
#[island(lazy)]
pub fn SectionEditor(
    /// What it starts from.
    seed: EditorSeed,
) -> impl IntoView {
    let state = EditorState::new(&seed);
    let keeper = Keeper::new(state, &seed);
    keeper.watch();
    let hands = Hands {
        save: Some(Callback::new(move |()| keeper.save_now())),
        add: Some(Callback::new(move |()| {
            let id = keeper::new_id();
            state.press(&Press::Add, id.as_str().to_owned());
            keys::focus_soon(format!("line-{id}"));
        })),
    };
    let language = seed.language;
    let notice = seed.notice.clone();
    view! {
        <div on:keydown=move |event| keys::pressed(&event, state, keeper)>
            <SectionDesk state=state language=language collision=keeper.collision hands=hands notice=notice>
                {keeper.found().into_any()}
                {keeper.told().into_any()}
            </SectionDesk>
        </div>
    }
}
