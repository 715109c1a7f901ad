//! What follows when the typist rests: keeping on the device, checks and redline. On a long text they take longer than a key
//! may.

use std::time::Duration;

use leptos::prelude::*;

use super::keeper::Keeper;
use crate::components::editor::state::EditorState;

/// How long the keys rest before the text is kept, checked and compared.
const REST: Duration = Duration::from_millis(120);

/// Settles the form whenever its keys rest, as long as it lives.
pub(super) fn when_keys_rest(state: EditorState, keeper: Keeper) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |first: Option<()>| {
        state.typed.track();
        if first.is_some() {
            if let Some(earlier) = waiting.get_value() {
                earlier.clear();
            }
            let rest = move || {
                keeper.keep();
                state.settle();
            };
            waiting.set_value(set_timeout_with_handle(rest, REST).ok());
        }
    });
    on_cleanup(move || {
        if let Some(waiting) = waiting.try_get_value().flatten() {
            waiting.clear();
        }
    });
}
