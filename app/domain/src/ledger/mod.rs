//! The ledger: a chain of entries, each sealed with the hash of the one before, so that a change anywhere is seen.
//!
//! An entry says what was done by hashes, numbers and codes alone ([`Facts`]); the rows that a command wrote it seals one
//! by one ([`Record`]), so that each can be compared with the chain later. A [`statement`] of the newest entry is signed
//! and published, so that a cut end is seen too.

mod chain;
mod fact;
mod head;
mod record;

pub use chain::{Broken, Chain, ChainFault, Event, GENESIS, LedgerEntry, seal, verify};
pub use fact::{FactValue, Facts};
pub use head::statement;
pub use record::{Key, Record, Records, UnknownKey};
