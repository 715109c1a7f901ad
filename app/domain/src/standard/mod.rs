//! A standard of a state service: twelve sections (Art. 14), each an ordered list of elements with a stable identity.

pub mod check;
mod choice;
mod clause;
mod content;
mod element;
mod hash;
pub mod impact;
pub mod import;
mod mark;
pub mod prose;
mod reworded;
#[cfg(test)]
pub(crate) mod sample;
mod section;
mod shape;
mod template;
pub mod vocabulary;

pub use content::{Content, Section};
pub use element::{
    Citation, DayHours, Detail, ELEMENT_TEXT_LIMIT, Element, ElementId, FeeMethod, FeeUnit, InvalidElementId,
    Place, Presented, ServiceForm, Submitter, TermUnit, Week,
};
pub use hash::{ContentHash, InvalidContentHash};
pub use mark::mark;
pub use section::{Part, SectionKey};
pub use shape::{SECTION_ELEMENT_LIMIT, ShapeProblem, clean};
