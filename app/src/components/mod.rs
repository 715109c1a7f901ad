//! Parts of a view without state. Those in `live` also stand inside islands; the rest are made on the server only.

pub mod editor;
pub mod live;
#[cfg(feature = "ssr")]
pub mod bar;
#[cfg(feature = "ssr")]
pub mod fault;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod names;
#[cfg(feature = "ssr")]
pub mod shell;
