//! A numbered list that is pasted into the text of a line becomes lines.

use domain::language::Language;
use domain::standard::SectionKey;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;

use crate::components::editor::state::EditorState;
use crate::components::editor::typed::field_name;
use crate::islands::device;

/// Follows what is pasted, where the section is a list of lines.
pub(super) fn watch(state: EditorState) {
    let key = state.section;
    // A list in prose stays the list of its paragraph.
    if key.is_prose() || matches!(key, SectionKey::Form | SectionKey::Schedule | SectionKey::Appendices) {
        return;
    }
    Effect::new(move |_| {
        let pastes = window_event_listener_untyped("paste", move |event| {
            if pasted(&event, state).is_some() {
                event.prevent_default();
            }
        });
        on_cleanup(move || pastes.remove());
    });
}

/// Makes lines of what is pasted; nothing where it is pasted as it is.
fn pasted(event: &leptos::ev::Event, state: EditorState) -> Option<()> {
    let (line, field) = device::within(event, "data-line")?;
    let code = field.strip_prefix(&format!("f-{}", field_name(&line, "text.")))?.to_owned();
    let language = Language::from_code(&code)?;
    let text = device::pasted_text(event)?;
    state.paste(&line, language, &text).then_some(())
}
