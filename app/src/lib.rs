//! The Leptos site of Talqy: pages are documents made on the server, islands are their live parts.

// The types of views nest as deep as the documents they make.
#![recursion_limit = "512"]
#![allow(unreachable_pub, reason = "the macros of Leptos make public items inside private modules")]

pub mod calls;
pub mod components;
#[cfg(feature = "ssr")]
pub mod documents;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod words;

/// Wakes the islands of a page in the browser.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
