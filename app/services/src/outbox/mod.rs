//! Mail that waits to be sent: written in the transaction of the command, handed over later by a worker of the server.
//!
//! A letter is sent at least once. Its attempt and its `Message-ID` are written down before it is handed over, so that a
//! letter sent again after a crash carries the same identity. When it is sent it is emptied: who read what is nobody's to
//! look up afterwards.

mod claim;
mod claimed;
mod count;
mod ended;
mod held;
mod limit;
mod message;
mod state;
mod sweep;

pub use claim::claim;
pub use claimed::Claimed;
pub use count::{LetterCounts, counts, waiting};
pub use ended::{give_up, mark_failed, mark_sent};
pub use held::{discard, hold, release};
pub(crate) use limit::is_spent;
pub use message::{Gathered, Message};
pub(crate) use message::{enqueue, enqueue_all};
pub(crate) use sweep::sweep;
