//! What is marked on the page, as the browser tells it.

use leptos::prelude::*;

use super::MarkedWords;

/// Follows the selection and the key, as long as the page lives; on the server nothing happens.
pub(super) fn watch(
    marked: RwSignal<Option<MarkedWords>>,
    pressing: RwSignal<bool>,
    address: impl Fn(MarkedWords) -> String + 'static,
) {
    #[cfg(feature = "hydrate")]
    browser::watch(marked, pressing, address);
    #[cfg(not(feature = "hydrate"))]
    let _ = (marked, pressing, address);
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{Element, KeyboardEvent, Node};

    use super::MarkedWords;
    use crate::islands::device;

    /// More than this the form does not take as a quotation.
    const MOST_CHARACTERS: usize = 2_000;

    pub(super) fn watch(
        marked: RwSignal<Option<MarkedWords>>,
        pressing: RwSignal<bool>,
        address: impl Fn(MarkedWords) -> String + 'static,
    ) {
        on_document("selectionchange", move |_| {
            if !pressing.get_untracked() {
                marked.set(selected());
            }
        });
        on_document("pointerup", move |_| pressing.set(false));
        on_document("keydown", move |event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            // The place of the key, so that it is the same one on a Cyrillic keyboard.
            if event.alt_key()
                && event.code() == "KeyC"
                && let Some(found) = marked.get_untracked().or_else(focused)
            {
                event.prevent_default();
                device::go(&address(found));
            }
        });
    }

    fn on_document(name: &str, does: impl Fn(web_sys::Event) + 'static) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let listener = Closure::<dyn Fn(web_sys::Event)>::new(does);
        let _refused = document.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        // The page is one document: what listens to it lives as long.
        listener.forget();
    }

    /// The marked words, if they stand in one clause and are words of it.
    fn selected() -> Option<MarkedWords> {
        let selection = web_sys::window()?.get_selection().ok()??;
        if selection.is_collapsed() {
            return None;
        }
        let clause = clause_of(&selection.anchor_node()?)?;
        if clause_of(&selection.focus_node()?)? != clause {
            return None;
        }
        let text = String::from(selection.to_string());
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = words.chars().count();
        (count > 0 && count <= MOST_CHARACTERS)
            .then(|| Some(MarkedWords { element: identity(&clause)?, words }))?
    }

    /// The clause in which the focus stands.
    fn focused() -> Option<MarkedWords> {
        let active = web_sys::window()?.document()?.active_element()?;
        let clause = active.closest(".law .clause").ok()??;
        Some(MarkedWords { element: identity(&clause)?, words: String::new() })
    }

    /// The clause whose words a node holds; the controls and the sources of a clause are not its words.
    fn clause_of(node: &Node) -> Option<Element> {
        let element = match node.dyn_ref::<Element>() {
            Some(element) => element.clone(),
            None => node.parent_element()?,
        };
        if element.closest(".tools, .no, .source").ok()?.is_some() {
            return None;
        }
        element.closest(".law .clause").ok()?
    }

    fn identity(clause: &Element) -> Option<String> {
        let link = clause.query_selector(".no").ok()??;
        link.id().strip_prefix("e-").map(str::to_owned)
    }
}
