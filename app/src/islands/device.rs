//! What is kept on the reader's own device until it has been sent.

#![allow(clippy::needless_return, reason = "each return belongs to one of two builds")]

mod hands;
mod pressing;
mod sending;

pub use hands::{begin_carrying, pasted_text};
pub use pressing::{is_typing, press};
#[cfg(feature = "hydrate")]
use sending::form_data;
pub use sending::{Posted, has_files, post_form};

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

/// Keeps a text under a name, and says whether it is kept; a full or forbidden storage is no reason to stop the writer.
pub fn keep(name: &str, text: &str) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
        return storage.is_some_and(|storage| storage.set_item(name, text).is_ok());
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (name, text);
        false
    }
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

/// Loads the page again.
pub fn reload() {
    #[cfg(feature = "hydrate")]
    if let Some(window) = web_sys::window() {
        let _stays = window.location().reload();
    }
}

/// Whether a page that is shown is an earlier one that the browser had put away whole.
pub fn was_put_away(shown: &leptos::ev::Event) -> bool {
    #[cfg(feature = "hydrate")]
    return js_sys::Reflect::get(shown, &wasm_bindgen::JsValue::from_str("persisted"))
        .is_ok_and(|persisted| persisted.is_truthy());
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = shown;
        false
    }
}

/// Sends JSON by a request that outlives the page; nobody hears the answer.
pub fn send_on_leaving(address: &str, json: &str) {
    #[cfg(feature = "hydrate")]
    {
        use js_sys::{Function, Object, Promise, Reflect};
        use wasm_bindgen::{JsCast, JsValue};
        const KIND: &str = "application/json";
        let text = JsValue::from_str;
        let object = |fields: &[(&str, JsValue)]| {
            let object = Object::new();
            for (name, value) in fields {
                let _frozen = Reflect::set(&object, &text(name), value);
            }
            JsValue::from(object)
        };
        let headers = object(&[("content-type", text(KIND)), ("accept", text(KIND))]);
        let options = object(&[
            ("method", text("POST")),
            ("headers", headers),
            ("body", text(json)),
            ("credentials", text("same-origin")),
            ("keepalive", JsValue::TRUE),
        ]);
        let Some(window) = web_sys::window() else { return };
        let fetch = Reflect::get(&window, &text("fetch")).ok();
        let fetch = fetch.and_then(|fetch| fetch.dyn_into::<Function>().ok());
        let sent = fetch.and_then(|fetch| fetch.call2(&window, &text(address), &options).ok());
        if let Some(promise) = sent.and_then(|sent| sent.dyn_into::<Promise>().ok()) {
            // A page that stays after all complains of no answer that nobody waited for.
            wasm_bindgen_futures::spawn_local(async move {
                let _unheard = wasm_bindgen_futures::JsFuture::from(promise).await;
            });
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (address, json);
}

/// Whether the browser knows that it has no connection.
pub fn is_offline() -> bool {
    #[cfg(feature = "hydrate")]
    return web_sys::window().is_some_and(|window| !window.navigator().on_line());
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Whether nobody can see the page now: another tab is open, or the window is put away.
pub fn is_hidden() -> bool {
    #[cfg(feature = "hydrate")]
    return web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
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

/// Puts the focus on the element of an id and shows it from its top, once what is being drawn stands in the document.
pub fn focus_when_drawn(id: &'static str) {
    #[cfg(feature = "hydrate")]
    leptos::prelude::request_animation_frame(move || {
        focus(id);
        let element = web_sys::window().and_then(|window| window.document()?.get_element_by_id(id));
        if let Some(element) = element {
            element.scroll_into_view();
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// Begins the title of the document with a word, or takes the word away again.
pub fn begin_title(word: &str, begins: bool) {
    #[cfg(feature = "hydrate")]
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let title = document.title();
        let bare = title.strip_prefix(word).map_or(title.as_str(), str::trim_start);
        if begins {
            document.set_title(&format!("{word} {bare}"));
        } else {
            document.set_title(bare);
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (word, begins);
}

/// What the clock of the device says, in milliseconds: good for how much time passes, not for what time it is.
pub fn clock() -> f64 {
    #[cfg(feature = "hydrate")]
    return js_sys::Date::now();
    #[cfg(not(feature = "hydrate"))]
    0.0
}

/// The fields of the form of an id as they stand in the document: what somebody typed before its island woke. Nothing
/// where there is no such form.
pub fn fields(form: &str) -> Vec<(String, String)> {
    #[cfg(feature = "hydrate")]
    {
        let Some(data) = form_data(form) else { return Vec::new() };
        let pairs = js_sys::try_iter(&data).ok().flatten().into_iter().flatten();
        return pairs
            .filter_map(|pair| {
                let pair = js_sys::Array::from(&pair.ok()?);
                Some((pair.get(0).as_string()?, pair.get(1).as_string()?.replace("\r\n", "\n")))
            })
            .collect();
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = form;
        Vec::new()
    }
}

/// Sixty-four random bits, for identities that nobody needs to guess wrong.
pub fn random_bits() -> u64 {
    #[cfg(feature = "hydrate")]
    {
        // Two draws of thirty-two bits: a double holds fifty-three.
        let half = || (js_sys::Math::random() * f64::from(u32::MAX)).to_bits();
        return half().rotate_left(32) ^ half().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    #[cfg(not(feature = "hydrate"))]
    0
}

/// The value of an attribute on what holds the target of an event, and the id of the target itself.
pub fn within(event: &leptos::ev::Event, attribute: &str) -> Option<(String, String)> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let holder = target.closest(&format!("[{attribute}]")).ok()??;
        return Some((holder.get_attribute(attribute)?, target.id()));
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (event, attribute);
        None
    }
}

/// A text as it stands in the query of an address, or in an address that holds it all.
pub fn percent_encoded(text: &str) -> String {
    let hexadecimal =
        |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0').to_ascii_uppercase();
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
        }
    }
    encoded
}
