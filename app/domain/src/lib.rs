//! The Law of the Republic of Kazakhstan No. 88-V "On State Services" as pure functions and types.
//!
//! Nothing here reads a clock, a database, the network or randomness: instants, dates and new identities come in as
//! arguments. The crate also compiles for the browser, so that the check a drafter sees while typing is the check
//! the server runs at placement.

pub mod access;
pub mod amending;
pub mod approval;
pub mod body;
pub mod coordination;
pub mod decoding;
pub mod discussion;
pub mod document;
pub mod draft;
mod form_fields;
pub mod language;
pub mod law;
pub mod ledger;
mod look_alikes;
pub mod note;
pub mod notice;
pub mod paper;
mod plain_letter;
pub mod proposal;
pub mod publicity;
pub mod redline;
pub mod register;
pub mod report;
#[cfg(feature = "search")]
pub mod search;
mod separator;
pub mod standard;
pub mod time;
mod yes_no;
