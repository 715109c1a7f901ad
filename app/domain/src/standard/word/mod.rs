//! A text that went out to a word processor and comes back: which clause its words belong to, and what was made of them.

mod mark;
mod printed;
mod returned;

pub use mark::ClauseMark;
pub use printed::{normal, printed, taken};
pub use returned::{WordAuthor, WordFile, WordNote, WordPassage};
