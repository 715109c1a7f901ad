//! Typed parts read from words, where the words are certain.

mod citation;
mod document;
mod fee;
mod form;
mod hours;
mod purpose;
mod term;

pub(super) use citation::citation;
pub(super) use document::{document, submitter};
pub(super) use fee::fee;
pub(super) use form::forms;
pub(super) use hours::hours;
pub(super) use purpose::purpose;
pub(super) use term::term;
