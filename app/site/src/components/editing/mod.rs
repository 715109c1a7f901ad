//! Parts of the editor's pages that are made on the server only.

pub mod text;
pub mod top;
mod words;

pub use words::editor_words;
