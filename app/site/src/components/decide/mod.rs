//! The parts of the page on which comments are decided: the queue, the clause with its comments, the decision.

mod address;
mod clause;
mod comment;
mod commented_draft;
mod filter;
mod likeness;
mod queue;
mod words;

pub use address::DecideAddress;
pub use clause::clause_now;
pub use comment::comment_card;
pub use commented_draft::{CommentedDraft, LinkableChange, beginning};
pub use filter::{About, DecideFilter, DecisionState};
pub use likeness::{Ticked, likeness};
pub use queue::{QueueState, queue};
pub use words::{decision_problem, doubt, refusal};
