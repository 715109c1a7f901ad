//! The record of who signed in and who read personal data: for the administrator, and for whoever asks later what became of
//! the data. It is no part of the ledger, which keeps for good what a term of keeping must end.
//!
//! Where the database takes nothing (its disk is full, another holds it), what is read is written into the log of the process
//! instead, and the reading goes on: officials keep working while the terms of the law run. Any other failure to write the
//! record refuses the reading.

mod kind;
mod later;
mod list;
mod network;
mod note;
mod sweep;

pub use kind::AuditKind;
pub use later::{flush, later};
pub use list::{AuditFilter, AuditRecord, export, list};
pub(crate) use note::note_in;
pub use note::{Noted, note};
pub(crate) use sweep::sweep;
