//! The laws that a body cites in its standards: the list fills itself as sections are saved, and is corrected at the desk.

mod change;
mod cited_view;
mod keep;
mod list;
mod rows;

pub use change::{change_law, remove_law};
pub use cited_view::CitedLawView;
pub(crate) use keep::keep;
pub use list::{BodyLaws, law_to_correct, laws, laws_of_body};
