//! The form of a decision: with WebAssembly it doubts aloud while one types, listens to keys and keeps unsaved text.

mod doubts;
mod form;
mod keys;
mod setup;
mod wordings;

pub use form::DecisionForm;
pub use setup::{DecisionSetup, DecisionWords, ElementChoice, Wording};
