//! The keys of the editor: Ctrl+S saves, Alt with an arrow moves the line that holds the focus; the focus stays in its place
//! when a line goes.

use leptos::ev::{self, KeyboardEvent};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use super::keeper::Keeper;
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::Press;
use crate::components::editor::view::ADD;
use crate::islands::device;

/// Follows the keys wherever the focus is: a removed line takes it along, and saving must not wait until it is back.
pub(super) fn watch(state: EditorState, keeper: Keeper) {
    Effect::new(move |_| {
        let keys = window_event_listener(ev::keydown, move |event| pressed(&event, state, keeper));
        on_cleanup(move || keys.remove());
    });
    // The line that is gone, by its identity; empty where none is.
    Effect::new(move |before: Option<String>| {
        let gone =
            state.removed.with(|removed| removed.as_ref().map(|(place, line)| (*place, line.id.clone())));
        if let Some((place, id)) = gone {
            focus_soon(left_at(state, place, &id));
            return id;
        }
        if let Some(back) = before.filter(|back| !back.is_empty()) {
            focus_soon(anchor(&back));
        }
        String::new()
    });
    Effect::new(move |_| {
        if let Some(added) = state.added.get() {
            focus_soon(format!("line-{added}"));
        }
    });
}

/// What stands where a removed line stood: the next line, else the one before, else the control that adds one.
fn left_at(state: EditorState, place: usize, gone: &str) -> String {
    state.typed.with_untracked(|typed| {
        // The last of so many: the next line, or the one before where the last was removed.
        let stands = typed.0.iter().filter(|line| line.id != gone).take(place + 1).last();
        stands.map_or_else(|| ADD.to_owned(), |line| anchor(&line.id))
    })
}

/// The identity of a line in the document.
fn anchor(line: &str) -> String {
    format!("line-{line}")
}

/// Whether a key is the one of the letter S; on a Cyrillic layout its place tells.
fn is_save(event: &KeyboardEvent) -> bool {
    let key = event.key();
    key.eq_ignore_ascii_case("s") || (!key.is_ascii() && event.code() == "KeyS")
}

/// What a key does.
fn pressed(event: &KeyboardEvent, state: EditorState, keeper: Keeper) {
    if (event.ctrl_key() || event.meta_key()) && is_save(event) {
        event.prevent_default();
        keeper.save_now();
        return;
    }
    let key = event.key();
    if !event.alt_key() || !matches!(key.as_str(), "ArrowUp" | "ArrowDown") {
        return;
    }
    if let Some((line, field)) = device::within(event, "data-line") {
        event.prevent_default();
        let press = if key == "ArrowUp" { Press::Up(line) } else { Press::Down(line) };
        state.press(&press, String::new());
        // The browser drops the focus of what is moved.
        focus_soon(field);
    }
}

/// Puts the focus on an element once the page has been redrawn.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || device::focus(&id));
}
