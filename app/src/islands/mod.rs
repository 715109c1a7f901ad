//! The parts that need WebAssembly in the browser; each wraps something that also works without it.

pub mod comment;
pub mod decide;
pub mod device;
pub mod editor;
pub mod keyboard;
mod presence;
mod quote;

pub use presence::{PresenceHere, PresenceSetup};
pub use quote::{QuoteOffer, QuoteSetup};
