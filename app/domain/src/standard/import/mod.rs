//! A standard that was written elsewhere: which of its paragraphs say what, in the twelve sections of the law (R14-1).

mod source;

pub use source::{ListMark, SourceParagraph, SourcePlace};
