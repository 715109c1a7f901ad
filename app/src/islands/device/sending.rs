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

/// What came back for a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The status of the answer.
    pub status: u16,
    /// The answer itself.
    pub text: String,
    /// When to try again, if the answer says so.
    pub retry_after_seconds: Option<u64>,
}

/// Sends the form of an id with its files, asks for data instead of a page, and tells again and again which share of it has
/// gone up; nothing if no answer came.
pub async fn post_form(form: &str, address: &str, told: impl Fn(f64) + 'static) -> Option<Posted> {
    #[cfg(feature = "hydrate")]
    {
        use js_sys::{Promise, Reflect};
        use wasm_bindgen::closure::Closure;
        use wasm_bindgen::{JsCast, JsValue};
        let data = form_data(form)?;
        // Not by `fetch`, which does not tell how much has gone up.
        let request = web_sys::XmlHttpRequest::new().ok()?;
        request.open("POST", address).ok()?;
        request.set_request_header("accept", "application/json").ok()?;
        let progress = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let number = |name: &str| Reflect::get(&event, &JsValue::from_str(name)).ok()?.as_f64();
            if let (Some(loaded), Some(total)) = (number("loaded"), number("total"))
                && total > 0.0
            {
                told(loaded / total);
            }
        });
        let upload = request.upload().ok()?;
        upload.add_event_listener_with_callback("progress", progress.as_ref().unchecked_ref()).ok()?;
        let ended = Promise::new(&mut |resolve, _reject| {
            let _listens = request.add_event_listener_with_callback("loadend", &resolve);
        });
        request.send_with_opt_form_data(Some(&data)).ok()?;
        let _ended = wasm_bindgen_futures::JsFuture::from(ended).await.ok()?;
        drop(progress);
        // Without an answer there is no status.
        let status = request.status().ok().filter(|status| *status != 0)?;
        let text = request.response_text().ok()?.unwrap_or_default();
        let again = request.get_response_header("retry-after").ok()?;
        return Some(Posted {
            status,
            text,
            retry_after_seconds: again.and_then(|again| again.parse().ok()),
        });
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (form, address, told);
        None
    }
}
