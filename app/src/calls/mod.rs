//! Server functions: who asks, one service, an answer for the view; one file a stage.

#![allow(
    missing_docs,
    reason = "the macro of server functions makes structs whose fields nobody can document"
)]

pub mod deciding;
pub mod discussion;
pub mod editing;
mod fault;

pub use fault::CallFault;

/// Every server function with the action it needs; the permission test compares the table with what is registered.
#[cfg(feature = "ssr")]
pub const CALLS: &[(&str, domain::access::Action)] = &[
    ("/call/save_section", domain::access::Action::EditDraft),
    ("/call/saved_as", domain::access::Action::ReadDraft),
    ("/call/send_comment", domain::access::Action::Comment),
    ("/call/weigh_substantiation", domain::access::Action::Decide),
];
