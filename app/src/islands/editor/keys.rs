//! The keys of the editor: Ctrl+S saves, Alt with an arrow moves the line that holds the focus.

use leptos::ev::KeyboardEvent;

use super::keeper::Keeper;
use crate::components::editor::state::EditorState;
use crate::components::editor::typed::Press;
use crate::islands::device;

/// What a key does.
pub(super) fn pressed(event: &KeyboardEvent, state: EditorState, keeper: Keeper) {
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
    leptos::prelude::request_animation_frame(move || device::focus(&id));
}
