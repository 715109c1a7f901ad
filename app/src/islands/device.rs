//! What is kept on the reader's own device until it has been sent.

/// The text kept under a name, if there is one and the browser lets us see it.
pub fn kept(name: &str) -> Option<String> {
    #[cfg(feature = "hydrate")]
    return web_sys::window()?.local_storage().ok()??.get_item(name).ok()?;
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = name;
        None
    }
}

/// Keeps a text under a name; a full or forbidden storage is no reason to stop the writer.
pub fn keep(name: &str, text: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok()?) {
        let _full = storage.set_item(name, text);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, text);
}

/// Forgets what is kept under a name.
pub fn forget(name: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok()?) {
        let _gone = storage.remove_item(name);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = name;
}

/// Goes to another page.
pub fn go(address: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window() {
        let _stays = window.location().set_href(address);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = address;
}

/// Whether the browser knows that it has no connection.
pub fn is_offline() -> bool {
    #[cfg(feature = "hydrate")]
    return web_sys::window().is_some_and(|window| !window.navigator().on_line());
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Puts the focus on the element of an id.
pub fn focus(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _unfocusable = element.focus();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}
