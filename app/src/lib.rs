//! What wakes in the browser: islands, the parts of a view that they share with pages, and the calls they make. Pages and
//! documents that have an address stand in the crate `site`.

// The types of views nest as deep as the documents they make.
#![recursion_limit = "512"]
#![allow(unreachable_pub, reason = "the macros of Leptos make public items inside private modules")]

pub mod calls;
pub mod components;
pub mod islands;

/// Wakes the islands of a page in the browser.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
