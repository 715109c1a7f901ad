//! What the keys do on the page of decisions.

#[cfg(feature = "hydrate")]
use crate::islands::{device, keyboard::letters_are_off};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyAction {
    /// The outcome of this place: 0 accepted, 1 in part, 2 not.
    Outcome(usize),
    /// The next comment.
    Next,
    /// The comment before.
    Previous,
    /// Save.
    Save,
}

/// What a pressed key means: letters and digits only outside of a field, so that typing stays typing. The physical
/// place of a key counts, so that J and K work on a Cyrillic layout as well.
pub(super) fn meaning(code: &str, key: &str, control: bool, other: bool, typing: bool) -> Option<KeyAction> {
    if key == "Enter" && control {
        return Some(KeyAction::Save);
    }
    if typing || control || other {
        return None;
    }
    match code {
        "Digit1" | "Numpad1" => Some(KeyAction::Outcome(0)),
        "Digit2" | "Numpad2" => Some(KeyAction::Outcome(1)),
        "Digit3" | "Numpad3" => Some(KeyAction::Outcome(2)),
        "KeyJ" => Some(KeyAction::Next),
        "KeyK" => Some(KeyAction::Previous),
        _ => None,
    }
}

/// Listens to the keys of the whole page.
pub(super) fn listen(on_key: impl Fn(KeyAction) + 'static) {
    #[cfg(feature = "hydrate")]
    {
        let handle = leptos::prelude::window_event_listener(leptos::ev::keydown, move |event| {
            // Turned off, single keys mean as little as while one types.
            let typing = device::is_typing(&event) || letters_are_off();
            let control = event.ctrl_key() || event.meta_key();
            let other = event.alt_key() || event.shift_key();
            if let Some(key) = meaning(&event.code(), &event.key(), control, other, typing) {
                event.prevent_default();
                on_key(key);
            }
        });
        leptos::prelude::on_cleanup(move || handle.remove());
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (on_key, meaning);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_nothing_while_one_types_but_saving() {
        assert_eq!(meaning("KeyJ", "о", false, false, false), Some(KeyAction::Next));
        assert_eq!(meaning("Digit2", "2", false, false, false), Some(KeyAction::Outcome(1)));
        assert_eq!(meaning("Digit2", "2", false, false, true), None);
        assert_eq!(meaning("KeyK", "k", true, false, false), None);
        assert_eq!(meaning("Enter", "Enter", true, false, true), Some(KeyAction::Save));
        assert_eq!(meaning("Enter", "Enter", false, false, true), None);
    }
}
