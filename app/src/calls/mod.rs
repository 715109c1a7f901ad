//! Server functions: what an island asks. The site answers, since it knows who asks, the services and the words.

#![allow(
    missing_docs,
    reason = "the macro of server functions makes structs whose fields nobody can document"
)]

#[cfg(feature = "ssr")]
mod answers;
mod comment_answer;
pub mod deciding;
pub mod discussion;
pub mod editing;
mod fault;
mod late;
mod offer;
pub mod presence;
mod save_answer;

#[cfg(feature = "ssr")]
pub use answers::{Answering, Answers};
pub use fault::CallFault;
pub use late::Late;
pub use offer::Offer;

/// Every server function with the action it needs; the permission test compares the table with what is registered.
#[cfg(feature = "ssr")]
pub const CALLS: &[(&str, domain::access::Action)] = &[
    ("/call/near_comments", domain::access::Action::ReadPublic),
    ("/call/presence", domain::access::Action::ReadDraft),
    ("/call/save_section", domain::access::Action::EditDraft),
    ("/call/saved_as", domain::access::Action::ReadDraft),
    ("/call/send_comment", domain::access::Action::Comment),
    ("/call/weigh_substantiation", domain::access::Action::Decide),
];
