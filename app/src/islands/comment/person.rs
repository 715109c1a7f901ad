//! Who speaks, remembered on the device where its holder asks for it, so that a second clause needs no retyping.

use domain::discussion::{CommentFields, CommentInput};
use leptos::prelude::*;

use super::CommentWords;
use super::carried::{listed, unlisted};
use crate::islands::device;

/// The names of the fields.
const NAMES: CommentFields<&str> = CommentFields::NAMES;
/// Those that say who speaks.
const OF_THE_PERSON: [&str; 10] = [
    NAMES.kind,
    NAMES.name,
    NAMES.names,
    NAMES.iin,
    NAMES.bin,
    NAMES.country,
    NAMES.registration,
    NAMES.withhold,
    NAMES.region,
    NAMES.email,
];
/// The name under which a device remembers.
const SHELF: &str = "talqy:speaker";

/// Whether a field says who speaks.
pub(super) fn is_person(field: &str) -> bool {
    OF_THE_PERSON.contains(&field)
}

/// A comment with the author of another one.
pub(super) fn spoken_by(comment: CommentInput, speaker: &CommentInput) -> CommentInput {
    comment.map(
        |field, value| {
            if is_person(field) { speaker.get(field).cloned().unwrap_or_default() } else { value }
        },
    )
}

/// Whom the device remembers.
pub(super) fn remembered() -> Option<CommentInput> {
    serde_json::from_str(&device::kept(SHELF)?).ok().map(unlisted)
}

/// Remembers who speaks, and nothing of what was said.
pub(super) fn remember(speaker: &CommentInput) {
    if let Ok(text) = serde_json::to_string(&listed(spoken_by(CommentInput::default(), speaker))) {
        device::keep(SHELF, &text);
    }
}

/// The control that remembers and forgets; off until somebody asks for it. It stands only where there is something behind it.
#[component]
pub(super) fn Remember(
    awake: RwSignal<bool>,
    remembers: RwSignal<bool>,
    speaker: Callback<(), CommentInput>,
    words: CommentWords,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        let asked = event_target_checked(&event);
        remembers.set(asked);
        if asked {
            remember(&speaker.run(()));
        } else {
            device::forget(SHELF);
        }
    };
    view! {
        <div hidden=move || !awake.get()>
            <label class="choice">
                <input id="f-remember" type="checkbox" prop:checked=move || remembers.get() on:change=change aria-describedby="f-remember-hint"/>
                <span>{words.remember}<span class="hint" id="f-remember-hint">{words.remember_hint}</span></span>
            </label>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_5_who_speaks_goes_along_and_what_was_said_does_not() {
        let one = CommentInput { name: "A".to_owned(), text: "a".to_owned(), ..CommentInput::default() };
        let other = CommentInput { name: "B".to_owned(), text: "b".to_owned(), ..CommentInput::default() };
        let joined = spoken_by(one, &other);
        assert_eq!((joined.name.as_str(), joined.text.as_str()), ("B", "a"));
    }
}
