//! A long list of links as one stop of Tab: the arrows go through it, Home and End to its ends.

use leptos::ev::KeyboardEvent;
#[cfg(feature = "hydrate")]
use wasm_bindgen::JsCast;

/// What marks such a list in the page.
#[cfg(feature = "hydrate")]
const MARK: &str = "data-one-stop";

/// Leaves one stop in each marked list: what is current, else the first.
pub(super) fn prepare() {
    #[cfg(feature = "hydrate")]
    if let Some(body) = web_sys::window().and_then(|window| window.document()?.body()) {
        let mut lists = Vec::new();
        below(&body, &|element: &web_sys::Element| element.has_attribute(MARK), &mut lists);
        for list in lists {
            let stops = stops(&list);
            let current = |stop: &&web_sys::Element| matches!(stop.closest("[aria-current]"), Ok(Some(_)));
            if let Some(stop) = stops.iter().find(current).or_else(|| stops.first()) {
                leave(&stops, stop);
            }
        }
    }
}

/// Goes on in the list that holds the focus.
pub(super) fn moved(event: &KeyboardEvent) {
    #[cfg(feature = "hydrate")]
    {
        let key = event.key();
        let is_way = matches!(key.as_str(), "ArrowUp" | "ArrowDown" | "Home" | "End");
        if !is_way || event.ctrl_key() || event.alt_key() || event.shift_key() || event.meta_key() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(target) = target else { return };
        let Ok(Some(list)) = target.closest(&format!("[{MARK}]")) else { return };
        let stops = stops(&list);
        let Some(place) = stops.iter().position(|stop| *stop == target) else { return };
        let to = match key.as_str() {
            "ArrowUp" => place.saturating_sub(1),
            "ArrowDown" => place + 1,
            "Home" => 0,
            _ => stops.len().saturating_sub(1),
        };
        if let Some(stop) = stops.get(to) {
            event.prevent_default();
            leave(&stops, stop);
            if let Some(stop) = stop.dyn_ref::<web_sys::HtmlElement>() {
                let _unfocusable = stop.focus();
            }
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}

/// Whether an element can hold the focus.
#[cfg(feature = "hydrate")]
fn is_stop(element: &web_sys::Element) -> bool {
    matches!(element.tag_name().as_str(), "A" | "INPUT" | "BUTTON")
}

/// Everything in a list that can hold the focus, in its order.
#[cfg(feature = "hydrate")]
fn stops(list: &web_sys::Element) -> Vec<web_sys::Element> {
    let mut found = Vec::new();
    below(list, &is_stop, &mut found);
    found
}

/// Takes every stop out of the way of Tab but one.
#[cfg(feature = "hydrate")]
fn leave(stops: &[web_sys::Element], one: &web_sys::Element) {
    for stop in stops {
        let _unchanged = stop.set_attribute("tabindex", if stop == one { "0" } else { "-1" });
    }
}

/// The elements below another that are wanted, in the order of the document.
#[cfg(feature = "hydrate")]
fn below(
    element: &web_sys::Element,
    wanted: &dyn Fn(&web_sys::Element) -> bool,
    found: &mut Vec<web_sys::Element>,
) {
    let mut child = element.first_element_child();
    while let Some(element) = child {
        if wanted(&element) {
            found.push(element.clone());
        }
        below(&element, wanted, found);
        child = element.next_element_sibling();
    }
}
