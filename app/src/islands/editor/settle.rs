//! Checks and redline follow when the typist rests: on a long text they take longer than a key may.

use std::time::Duration;

use leptos::prelude::*;

use crate::components::editor::state::EditorState;

/// How long the keys rest before the text is checked and compared.
const REST: Duration = Duration::from_millis(120);

/// Settles the form whenever its keys rest, as long as it lives.
pub(super) fn when_keys_rest(state: EditorState) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |first: Option<()>| {
        state.typed.track();
        if first.is_some() {
            if let Some(earlier) = waiting.get_value() {
                earlier.clear();
            }
            waiting.set_value(set_timeout_with_handle(move || state.settle(), REST).ok());
        }
    });
    on_cleanup(move || {
        if let Some(waiting) = waiting.try_get_value().flatten() {
            waiting.clear();
        }
    });
}
