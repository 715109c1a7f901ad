//! Proposals to adopt, change or cancel a standard (Art. 13(3), 29(3)4, R13-3): who may make one, how it is read, and how it is
//! answered.

mod answer;
mod input;
mod kind;
mod source;
mod state;
mod step;

pub use answer::{ANSWER_DAYS, LONGEST_ANSWER_DAYS, NewAnswer, answer_term};
pub use input::{
    NewProposal, ProposalFieldProblem, ProposalFields, ProposalInput, ProposalProblem, TEXT_LIMIT,
};
pub use kind::ProposalKind;
pub use source::ProposalSource;
pub use state::ProposalState;
pub use step::ProposalStep;
