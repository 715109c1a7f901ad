//! A form that is sent whole, with its files.

#![allow(clippy::needless_return, reason = "each return belongs to one of two builds")]

/// The form of an id.
#[cfg(feature = "hydrate")]
fn form_of(form: &str) -> Option<web_sys::HtmlFormElement> {
    use wasm_bindgen::JsCast;
    web_sys::window()?.document()?.get_element_by_id(form)?.dyn_into().ok()
}

/// What the form of an id would send.
#[cfg(feature = "hydrate")]
pub(super) fn form_data(form: &str) -> Option<web_sys::FormData> {
    web_sys::FormData::new_with_form(&form_of(form)?).ok()
}

/// Whether a file was chosen in the form of an id.
pub fn has_files(form: &str) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let Some(data) = form_data(form) else { return false };
        let pairs = js_sys::try_iter(&data).ok().flatten().into_iter().flatten();
        // Where none was chosen there stands one of no size.
        return pairs.filter_map(Result::ok).any(|pair| {
            let value = js_sys::Array::from(&pair).get(1);
            let size = js_sys::Reflect::get(&value, &wasm_bindgen::JsValue::from_str("size"));
            value.as_string().is_none() && size.is_ok_and(|size| size.is_truthy())
        });
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = form;
        false
    }
}

/// Sends the form of an id with its files, and says whether it was taken and where the answer stands; nothing if there was none.
pub async fn post_form(form: &str, address: &str) -> Option<(bool, String)> {
    #[cfg(feature = "hydrate")]
    {
        use js_sys::{Function, Object, Promise, Reflect};
        use wasm_bindgen::{JsCast, JsValue};
        let text = JsValue::from_str;
        let data = JsValue::from(form_data(form)?);
        let options = Object::new();
        for (name, value) in [("method", text("POST")), ("body", data), ("credentials", text("same-origin"))]
        {
            let _frozen = Reflect::set(&options, &text(name), &value);
        }
        let window = web_sys::window()?;
        let fetch = Reflect::get(&window, &text("fetch")).ok()?.dyn_into::<Function>().ok()?;
        let sent = fetch.call2(&window, &text(address), &options).ok()?.dyn_into::<Promise>().ok()?;
        let answer = wasm_bindgen_futures::JsFuture::from(sent).await.ok()?;
        // What was taken leads to its receipt; a page in its place has something to say first.
        let is_so = |name: &str| Reflect::get(&answer, &text(name)).is_ok_and(|value| value.is_truthy());
        let is_taken = is_so("ok") && is_so("redirected");
        return Some((is_taken, Reflect::get(&answer, &text("url")).ok()?.as_string()?));
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (form, address);
        None
    }
}

/// Sends the form of an id as a browser does it by itself.
pub fn submit(form: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(form) = form_of(form) {
        let _stays = form.submit();
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = form;
}
