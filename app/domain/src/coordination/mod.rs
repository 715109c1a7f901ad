//! Coordination of a draft with the bodies concerned (Art. 15(4), RC-1 to RC-4), round by round.
//!
//! Who must be asked follows from the draft ([`required`]). Each body takes a [`Position`] on one text, known by its hash;
//! an agreement holds for that text and for no other.

mod agreement;
mod body_terms;
mod ground;
mod holding;
mod missing;
mod opinion;
mod remark;
mod required;
mod round;
mod term;

pub use agreement::Agreements;
pub use body_terms::{BodyTerms, BodyTermsFieldProblem, BodyTermsInput, BodyTermsProblem, Successors};
pub use ground::Ground;
pub use missing::Missing;
pub use opinion::{NewOpinion, OpinionProblem, Position, REASONS_LIMIT};
pub use remark::{
    ANSWER_LIMIT, NewRemark, REMARK_LIMIT, REMARKS_LIMIT, RemarkAnswer, RemarkInput, RemarkOutcome,
    RemarkProblem,
};
pub use required::{CoordinatingBody, RequiredBody, has_authorized_body, required, stands_for};
pub use round::{AskedBody, Round, RoundState};
pub use term::{ANSWER_DAYS, LONGEST_ANSWER_DAYS, answer_term};
