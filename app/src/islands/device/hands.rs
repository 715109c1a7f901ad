//! What the hands bring: text that is pasted, and things that are carried over the page.

#![allow(clippy::needless_return, reason = "each return belongs to one of two builds")]

/// The plain text that a paste brings.
pub fn pasted_text(event: &leptos::ev::Event) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::{JsCast, JsValue};
        let text = JsValue::from_str;
        let clipboard = js_sys::Reflect::get(event, &text("clipboardData")).ok()?;
        let read = js_sys::Reflect::get(&clipboard, &text("getData")).ok()?;
        let read = read.dyn_into::<js_sys::Function>().ok()?;
        return read.call1(&clipboard, &text("text/plain")).ok()?.as_string();
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        None
    }
}

/// Begins to carry what a text names; some browsers carry nothing that says nothing.
pub fn begin_carrying(event: &leptos::ev::Event, name: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::{JsCast, JsValue};
        let text = JsValue::from_str;
        let Ok(carried) = js_sys::Reflect::get(event, &text("dataTransfer")) else { return };
        let write = js_sys::Reflect::get(&carried, &text("setData")).ok();
        let write = write.and_then(|write| write.dyn_into::<js_sys::Function>().ok());
        if let Some(write) = write {
            let _written = write.call2(&carried, &text("text/plain"), &text(name));
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (event, name);
}
