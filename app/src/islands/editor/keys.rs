//! The keys of the editor: Ctrl+S saves, Alt with an arrow moves the line that holds the focus.

use leptos::ev::{self, KeyboardEvent};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use super::keeper::Keeper;
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::Press;
use crate::components::editor::view::UNDO;
use crate::islands::device;

/// Follows the keys wherever the focus is: a removed line takes it along, and saving must not wait until it is back.
pub(super) fn watch(state: EditorState, keeper: Keeper) {
    Effect::new(move |_| {
        let keys = window_event_listener(ev::keydown, move |event| pressed(&event, state, keeper));
        on_cleanup(move || keys.remove());
    });
    Effect::new(move |_| {
        if state.removed.with(Option::is_some) {
            focus_soon(UNDO.to_owned());
        }
    });
    Effect::new(move |_| {
        if let Some(added) = state.added.get() {
            focus_soon(format!("line-{added}"));
        }
    });
}

/// What a key does.
fn pressed(event: &KeyboardEvent, state: EditorState, keeper: Keeper) {
    let key = event.key();
    if (event.ctrl_key() || event.meta_key()) && key.eq_ignore_ascii_case("s") {
        event.prevent_default();
        keeper.save_now();
        return;
    }
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
