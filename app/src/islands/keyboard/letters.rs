//! The switch of the shortcuts of a single letter, digit or sign: this device remembers it (WCAG 2.1.4).

use leptos::prelude::*;

use super::{KeysSetup, KeysWords};
use crate::islands::device;

/// Under which name the device remembers that they are off.
const NAME: &str = "talqy:letters";
/// What it remembers then.
const OFF: &str = "off";

/// Whether shortcuts of a single key are turned off on this device.
pub(in crate::islands) fn letters_are_off() -> bool {
    device::kept(NAME).is_some_and(|kept| kept == OFF)
}

/// The switch alone, for the page about the shortcuts.
#[island(lazy)]
pub fn LetterKeys(
    /// The words.
    setup: KeysSetup,
) -> impl IntoView {
    view! { <LetterSwitch words=setup.words/> }.into_any()
}

/// The box to tick.
#[component]
pub(super) fn LetterSwitch(
    /// The words.
    words: KeysWords,
) -> impl IntoView {
    let on = RwSignal::new(true);
    let awake = RwSignal::new(false);
    Effect::new(move |_| {
        on.set(!letters_are_off());
        awake.set(true);
    });
    let switched = move |event: leptos::ev::Event| {
        let now = event_target_checked(&event);
        on.set(now);
        if now {
            device::forget(NAME);
        } else {
            device::keep(NAME, OFF);
        }
    };
    view! {
        <div class="field" hidden=move || !awake.get()>
            <label class="choice">
                <input type="checkbox" checked=true prop:checked=move || on.get() on:change=switched/>
                <span>{words.letters}</span>
            </label>
            <span class="hint">{words.letters_hint}</span>
        </div>
    }
    .into_any()
}
