//! Coordination: a draft goes with its report to the bodies concerned, round by round, until all agree (Art. 15(4)).

mod view;

pub use view::{AnswerView, BodyInRound, OpinionView, RemarkView, RoundView};
