//! Who may do what: actor, action and resource give leave or the reason why not. A golden table lists every case.

mod action;
mod actor;
mod rules;
mod sense;

pub use action::{Action, Resource};
pub use actor::{Actor, Membership};
pub use rules::{Denied, Reason, allow};
pub use sense::makes_sense;
