//! A working copy that was edited in a word processor and comes back: each change and comment is decided by the drafter, one by one.

mod change;
mod compare;
mod decide;
mod list;
mod receive;
mod sent;

pub use change::{WordChange, WordChangeKind, WordDecision};
pub use decide::{leave_word, take_word};
pub use list::word_changes;
pub use receive::{ReceivedWord, receive_word};
