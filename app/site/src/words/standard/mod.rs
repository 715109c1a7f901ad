//! The words of a standard as the interface says them, for the desk and the public pages alike.
//!
//! What belongs to the text of a revision itself ("3 business days") stands in `domain::standard::vocabulary`.

mod draft;
mod names;
mod problem;

pub use draft::{kind, stage, stage_class, way};
pub use names::{
    article, by_article, day, in_force_tag, in_language, language_name, part_name, section_name,
    standard_name, state,
};
pub use problem::{problem, problem_article, sentence, sentence_with, severity};
