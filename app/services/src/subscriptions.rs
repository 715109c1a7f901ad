//! Addresses that asked to be told: confirmed by their owner before anything is sent (double opt-in).

mod ask;
mod hold;
mod scope;

pub use ask::{choices, subscribe};
pub(crate) use hold::sweep;
pub use hold::{Subscription, confirm, find, unsubscribe, unsubscribe_all};
pub use scope::{Followed, Scope};
