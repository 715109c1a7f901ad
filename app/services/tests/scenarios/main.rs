//! The commands and queries over SQLite and PostgreSQL. One crate, so that the services are linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a scenario that cannot begin has failed"
)]

mod accounts;
mod amending;
mod answers;
mod approval;
mod attachments;
mod audit;
mod author;
mod bad_input;
mod body_terms;
mod corrections;
mod demonstration;
mod drafts;
mod entered;
mod excluded;
mod figures;
mod follow;
#[path = "../harness/mod.rs"]
mod harness;
mod hiding;
mod in_force;
mod installation;
mod interleavings;
mod keepers;
mod law_in_force;
mod ledger;
mod letters;
mod notices;
mod opinions;
mod people;
mod presence;
mod proposals;
mod publicity;
mod reading;
mod register;
mod reminders;
mod report_pages;
mod rounds;
mod scale;
mod search;
mod second_factor;
mod signature;
mod speaker;
mod staff_letters;
mod stock;
mod storage;
mod story;
mod succession;
mod support;
mod tokens;
mod tries;
mod wishes;
mod worklist;
