//! Every command and query of Talqy.
//!
//! A command authenticates, authorises, loads, decides in `domain` and writes once, in one transaction that also appends
//! the event to the ledger and the letters to the outbox. The rows of the tables never leave the crate: queries answer
//! with structs defined beside them. The instant of a request and its actor come in as [`Request`]; secrets come from
//! [`Entropy`].

pub mod agenda;
pub mod audit;
pub mod calendar;
pub mod conflict;
pub mod context;
pub mod coordination;
pub mod demo;
mod digest;
pub mod discussion;
pub mod drafts;
mod entity;
pub mod entropy;
pub mod error;
pub mod figures;
mod frozen;
pub mod installation;
pub mod keys;
pub mod ledger;
pub mod letters;
pub mod notices;
pub mod outbox;
pub mod page;
pub mod people;
pub mod proposals;
pub mod rates;
pub mod reading;
pub mod register;
pub mod reminders;
pub mod report;
pub mod search;
mod shared;
pub mod signing;
pub mod staff_letters;
pub mod standards;
pub mod storage;
pub mod subscriptions;
pub mod sweep;
pub mod tokens;

pub use conflict::Conflict;
pub use context::{Request, Services, Settings, SignedIn};
pub use entropy::{Entropy, SecretToken};
pub use error::{FieldProblem, ServiceError};
pub use keys::Keyring;
pub use page::Page;
pub use storage::Database;
