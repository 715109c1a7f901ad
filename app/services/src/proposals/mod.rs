//! Proposals to adopt, change or cancel a standard (Art. 13(3), R13-3): received from anybody, answered by the developing body,
//! named by the drafts that they become.

mod answer;
mod begin;
mod chosen;
mod desk;
mod group;
mod hide;
mod list;
mod moved;
mod receipt;
mod rows;
mod submit;
mod view;

pub use answer::answer;
pub use begin::begin_amendment;
pub use desk::{DeskProposal, ProposalAuthor, ProposalDesk, list, one};
pub use group::group;
pub use hide::hide;
pub use list::{ProposalFilter, public_list};
pub use receipt::{ProposalReceipt, receipt};
pub use submit::{ReceivedProposal, receipt_link, submit};
pub use view::{NamedDraft, ProposalAnswer, ProposalView};

pub(crate) use moved::moved;

/// What a proposal is called in the ledger and in the record of access.
fn subject_of(number: i64) -> String {
    format!("proposal:{number}")
}
