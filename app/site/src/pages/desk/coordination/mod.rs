//! The day of a coordinating body: its inbox, and what it is asked about one draft (RC-3).

mod about;
pub mod asked;
mod due;
mod earlier;
mod form;
mod given;
mod hand;
mod head;
pub mod inbox;
mod problems;
mod remark;
mod text;
mod typed;
mod view;
mod words;
