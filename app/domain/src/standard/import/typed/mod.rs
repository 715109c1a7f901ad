//! Typed parts read from words, where every word is understood.

mod act;
mod amount;
mod around;
mod before;
mod citation;
mod clock;
mod code;
mod document;
mod duration;
mod fee;
mod form;
mod hours;
mod methods;
mod number;
mod place;
mod purpose;
mod share;
mod term;
mod token;

pub(super) use citation::citation;
pub(super) use document::{document, presented, submitter};
pub(super) use duration::Span;
pub(super) use fee::{FeeRead, fee};
pub(super) use form::forms;
pub(super) use hours::{hours, seems_hours};
pub(super) use place::only_place;
pub(super) use purpose::purpose;
pub(super) use term::term;
