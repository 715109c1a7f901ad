//! Coordination: a draft goes with its report to the bodies concerned, round by round, until all agree (Art. 15(4)).

mod asked;
mod drafted;
mod give;
mod hand_out;
mod inbox;
mod letter;
mod named;
mod opinion_draft;
mod own;
mod settle;
mod typed;
mod view;

pub use asked::{AskedPage, EarlierRemark, Handed, asked};
pub use give::give_opinion;
pub use hand_out::{Colleague, HandOut, hand_out};
pub use inbox::{InboxFilter, InboxItem, InboxShow, inbox};
pub use opinion_draft::save_opinion_draft;
pub use settle::settle_remark;
pub use typed::{GiveInput, OpinionDraft};
pub use view::{AnswerView, BodyInRound, OpinionView, RemarkView, RoundView};
