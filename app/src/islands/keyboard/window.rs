//! The window of the shortcuts, which the sign "?" opens as well.

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use super::letters::LetterSwitch;
use super::{KeysSetup, letters_are_off, roving};
use crate::islands::device;

/// The control that opens the window.
const OPENS: &str = "keys-open";

/// The window with its control. The browser opens and closes it by itself; the island brings the key and the long lists.
#[island(lazy)]
pub fn Shortcuts(
    /// What it shows.
    setup: KeysSetup,
) -> impl IntoView {
    Effect::new(move |_| {
        roving::prepare();
        let keys = window_event_listener(ev::keydown, |event| {
            let is_asked = event.key() == "?" && !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if is_asked && !device::is_typing(&event) && !letters_are_off() {
                event.prevent_default();
                device::press(OPENS);
            } else {
                roving::moved(&event);
            }
        });
        on_cleanup(move || keys.remove());
    });
    let KeysSetup { shortcuts, words } = setup;
    let rows = shortcuts
        .into_iter()
        .map(|one| view! { <div><dt><kbd>{one.keys}</kbd></dt><dd>{one.says}</dd></div> })
        .collect_view();
    view! {
        <button type="button" id=OPENS popovertarget="keys" class="link">{words.open.clone()}</button>
        <div id="keys" popover="auto" role="dialog" aria-labelledby="keys-title" class="dialog">
            <div class="rows">
                <h2 id="keys-title">{words.title.clone()}</h2>
                <dl class="facts-list">{rows}</dl>
                <LetterSwitch words=words.clone()/>
                <p class="actions">
                    <button type="button" popovertarget="keys" popovertargetaction="hide" autofocus class="button plain small">{words.close}</button>
                </p>
            </div>
        </div>
    }
    .into_any()
}
