//! The structured difference between two revisions, and the three-way merge on the same model.
//!
//! Revisions are compared section by section and element by element; inside a pair of elements by tokens that a lawyer
//! reads as one (words, terms, sums, dates, references). One model, [`Redline`], has several faces: fragments for HTML,
//! JSON through serde, and plain text. Its laws: accepting everything gives the new side, rejecting everything gives
//! the old one, byte for byte; equal sides have no change; a moved element is one move.
//!
//! # JSON
//!
//! A [`Redline`] is `{"language": "ru", "sections": […]}`: the twelve sections, each with its `key` and its `elements`. An
//! element has
//!
//! - `id` and `old_id`: its identity on the new side (on the old one if it is gone) and on the old side (`null` if new);
//! - `old_number`, `new_number`: "2.6.3" on each side, `null` where it does not stand;
//! - `kind`: `same`, `edited`, `added`, `removed`, `moved` with `edited`, `split` with `from`, `joined` with `into`;
//! - `fragments`: `{"kind": "same" | "deleted" | "inserted", "text": …}` in reading order. What is not `inserted` is the
//!   old text, what is not `deleted` the new one.
//!
//! A snapshot holds the shape; names are added, never changed.
//!
//! Nothing here looks at a clock or depends on the order of a hash table, so the server and the browser compute the same.

mod arrange;
mod beginnings;
mod between;
mod candidates;
mod counts;
mod differ;
mod drawn;
mod element;
mod faces;
mod first_parts;
mod fragment;
mod kept_sentences;
#[cfg(any(test, feature = "laws"))]
pub mod laws;
mod legal;
mod likeness;
mod line;
mod listing;
pub mod merge;
mod pairing;
mod pieces;
mod shared;
mod side;
mod splits;
mod tidy;
pub mod token;
mod torn;
mod tuning;
mod words;

#[cfg(test)]
mod quality;

pub(crate) use arrange::steady;
pub use between::{Redline, SectionRedline};
pub use counts::Counts;
pub use drawn::drawn;
pub use element::{ElementKind, ElementRedline};
pub use faces::PlainSection;
pub use fragment::{Fragment, FragmentKind};
pub use tuning::Tuning;
pub use words::{words, words_tuned};
