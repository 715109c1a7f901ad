//! The whole program: over HTTP in the process of the test, and as it is started. One crate, so that it is linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

mod access;
mod account;
mod again;
mod amending;
mod appended;
mod approving;
mod attached;
mod author;
mod by_the_book;
mod command_line;
mod coordinating;
mod copies;
mod correcting;
mod deciding;
mod desk_admin;
mod desk_work;
mod discussed;
mod editing;
mod entered;
mod failover;
mod following;
mod full;
mod hostile;
mod http;
mod import;
mod import_worker;
mod in_force;
mod kept;
mod keys;
mod killed;
mod late;
mod lawful;
mod ledger;
mod limited;
mod locked;
mod long;
mod no_files;
mod notices;
mod opinions;
mod permissions;
mod program;
mod proposals;
#[path = "../../../app/identity/tests/provider/mod.rs"]
mod provider;
mod random;
mod reasons;
mod refusals;
mod register_terms;
mod replacing;
mod rest;
mod round_more;
mod rounds_public;
mod schema;
mod second_factor;
mod secrets;
mod seen;
mod settled;
mod sharing;
mod sign_on;
mod signature;
mod signed;
mod site;
mod slow;
mod speaker;
mod stock;
mod support;
mod timeline;
mod tokens;
mod typed_wording;
mod unplaced;
mod watched;
