//! Lines carried by the mouse: by the number of the line to the line whose place it takes.

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;

use crate::components::editor::state::EditorState;
use crate::islands::device;

/// Follows what is carried over the page.
pub(super) fn watch(state: EditorState) {
    let carried: StoredValue<Option<String>> = StoredValue::new(None);
    Effect::new(move |_| {
        let listeners = [
            window_event_listener_untyped("dragstart", move |event| {
                // Words that are carried out of a field are no line.
                let by_number = device::within(&event, "draggable").is_some();
                let line = device::within(&event, "data-line").filter(|_| by_number);
                if let Some((line, _)) = line {
                    device::begin_carrying(&event, &line);
                    carried.set_value(Some(line));
                }
            }),
            window_event_listener_untyped("dragover", move |event| {
                if carried.with_value(Option::is_some) && device::within(&event, "data-line").is_some() {
                    event.prevent_default();
                }
            }),
            window_event_listener_untyped("drop", move |event| {
                let line = carried.get_value();
                carried.set_value(None);
                if let (Some(line), Some((onto, _))) = (line, device::within(&event, "data-line")) {
                    event.prevent_default();
                    if line != onto {
                        state.carry(&line, &onto);
                    }
                }
            }),
            window_event_listener_untyped("dragend", move |_| carried.set_value(None)),
        ];
        on_cleanup(move || {
            for listener in listeners {
                listener.remove();
            }
        });
    });
}
