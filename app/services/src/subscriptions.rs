//! Addresses that asked to be told: confirmed by their owner before anything is sent (double opt-in).

mod ask;
mod digest;
mod hold;
mod often;
mod scope;
mod wishes;

pub use ask::{choices, subscribe};
pub(crate) use digest::gather;
pub(crate) use hold::sweep;
pub use hold::{Subscription, change, confirm, find, unsubscribe, unsubscribe_all};
pub use often::Often;
pub use scope::{Followed, Scope};
pub use wishes::Wishes;
