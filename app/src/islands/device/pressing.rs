//! What is pressed in the page: by a key of the reader, or by a shortcut in the place of a control.

#![allow(clippy::needless_return, reason = "each return belongs to one of two builds")]

/// Whether a key goes into a field that somebody types into or chooses from.
pub fn is_typing(event: &leptos::ev::KeyboardEvent) -> bool {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        return target.is_some_and(|element| {
            let name = element.tag_name();
            let kind = element.get_attribute("type").unwrap_or_default();
            name == "TEXTAREA"
                || name == "SELECT"
                || name == "INPUT" && !matches!(kind.as_str(), "radio" | "checkbox")
        });
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        false
    }
}

/// Presses the control of an identity.
pub fn press(control: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let found = web_sys::window().and_then(|window| window.document()?.get_element_by_id(control));
        if let Some(control) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            control.click();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = control;
}
