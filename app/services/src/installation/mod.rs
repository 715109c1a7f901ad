//! What an installation knows about itself: with which secrets its database was used, and whether a demonstration fills it.

mod agreement;
pub(crate) mod marks;

pub use agreement::{Agreement, adopt, agree};
