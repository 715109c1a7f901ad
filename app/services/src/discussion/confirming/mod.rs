//! Decisions that are proposals until a head confirms them, in the bodies that want it (R15-7).

mod chosen;
mod count;
mod proposed;
mod setting;

pub use chosen::{Chosen, confirm_decisions};
pub use count::unconfirmed_decisions;
pub use proposed::{ProposedDecision, ProposedFilter, ProposedPage, proposed_decisions};
pub use setting::{confirms_decisions, set_confirming};

pub(crate) use count::{unconfirmed, unconfirmed_of_drafts};
