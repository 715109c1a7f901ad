//! Warnings about a substantiation, asked of the server while one types.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use crate::calls::deciding::weigh_substantiation;

/// So long after the last key the server is asked.
const REST: Duration = Duration::from_millis(700);

/// Keeps `doubts` in step with the substantiation; what the server said with the page stays until something is typed.
pub(super) fn watch(
    number: String,
    comment: i64,
    text: RwSignal<String>,
    doubts: RwSignal<Vec<(String, String)>>,
) {
    let number = StoredValue::new(number);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let first = text.get_untracked();
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.as_ref().unwrap_or(&first) == &now {
            return now;
        }
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        let asked = now.clone();
        let ask = move || {
            spawn_local(async move {
                let answer = weigh_substantiation(number.get_value(), vec![comment], asked.clone()).await;
                // An answer to words that have changed since is of no use.
                if let (Ok(answer), true) = (answer, text.get_untracked() == asked) {
                    doubts.set(answer);
                }
            });
        };
        waiting.set_value(set_timeout_with_handle(ask, REST).ok());
        now
    });
}
