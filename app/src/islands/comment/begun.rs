//! What stands in the form when it begins, and what comes back into it from the device.

use domain::discussion::{CommentFields, CommentInput};
use leptos::prelude::*;

use super::early::{Early, is_fixed, together};
use super::person::is_person;

/// The names of the fields.
const NAMES: CommentFields<&str> = CommentFields::NAMES;

/// The values that the form begins with: a kind is chosen, and the present wording is there to be changed.
pub(super) fn begun(values: &CommentInput, present: Option<&str>) -> CommentInput {
    let mut begun = values.clone();
    if begun.kind.is_empty() {
        "individual".clone_into(&mut begun.kind);
    }
    if begun.suggestion.is_empty() {
        present.unwrap_or_default().clone_into(&mut begun.suggestion);
    }
    begun
}

/// Brings back who spoke before, where nothing was typed.
pub(super) fn bring_speaker(fields: &CommentFields<RwSignal<String>>, speaker: CommentInput, early: &Early) {
    for ((field, signal), (_, value)) in fields.pairs().zip(speaker.pairs()) {
        if is_person(field) && early.get(field).is_none() {
            signal.set(value);
        }
    }
}

/// Brings back a kept text beside what was typed meanwhile.
pub(super) fn bring_kept(fields: &CommentFields<RwSignal<String>>, kept: CommentInput, early: &Early) {
    for ((field, signal), (_, kept)) in fields.pairs().zip(kept.pairs()) {
        let decided = is_fixed(field) || early.get(field).is_some();
        // Without a proposal the wording stands as it is.
        let unproposed = field == NAMES.suggestion && kept.is_empty();
        if field == NAMES.text {
            signal.set(together(&kept, early.get(field).unwrap_or_default()));
        } else if !decided && !unproposed {
            signal.set(kept);
        }
    }
}
