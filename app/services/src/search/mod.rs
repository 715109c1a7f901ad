//! The index of search: what can be found stands in it from the transaction on that makes it public, as the stems that the program
//! made of its words. Unplaced text, hidden comments, names and addresses never do. Who asks is answered by `reading`.

mod build;
mod draft_rows;
mod filter;
mod keep;
mod keys;
mod kind;
mod marks;
mod near;
mod service_rows;
mod talk;
mod text_rows;
mod vocabulary;
mod wanted;

pub use build::{build, forget_progress};
pub use kind::FoundKind;
pub use marks::Piece;

pub(crate) use draft_rows::{draft_changed, public_content};
pub(crate) use filter::{FoundRow, RowFilter, count, newest, ranked};
pub(crate) use keep::insert;
pub(crate) use keys::{in_titles, without_words};
pub(crate) use marks::{excerpt, marked, matches};
pub(crate) use near::near;
pub(crate) use service_rows::service_changed;
pub(crate) use talk::{comment_changed, comment_row, comments_with};
pub(crate) use text_rows::NewRow;
pub(crate) use wanted::Wanted;

/// More than so many are not counted, and no more are ranked.
pub const MOST: u64 = 10_000;
