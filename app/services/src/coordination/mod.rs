//! Coordination: a draft goes with its report to the bodies concerned, round by round, until all agree (Art. 15(4)).

mod end;
mod heard;
mod list;
mod mark;
mod opinion_view;
mod outcome;
mod plan;
mod planned;
mod post;
pub(crate) mod read;
mod rows;
mod send;
mod sending;
mod strike;
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
mod waiting;

pub use end::{end_round, take_back};
pub use list::{public_rounds, rounds};
pub use mark::round_mark;
pub use plan::plan;
pub use planned::{PlannedBody, SendPlan};
pub use send::{NOTE_LIMIT, SendInput, send};
pub use strike::strike;
pub use asked::{AskedPage, EarlierRemark, Handed, asked};
pub use give::give_opinion;
pub use hand_out::{Colleague, HandOut, hand_out};
pub use inbox::{InboxFilter, InboxItem, InboxShow, inbox};
pub use opinion_draft::save_opinion_draft;
pub use settle::settle_remark;
pub use typed::{GiveInput, OpinionDraft};
pub use view::{AnswerView, BodyInRound, OpinionView, RemarkView, RoundView};

pub(crate) use waiting::{LastRound, last_rounds};
