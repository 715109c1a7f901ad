//! A standard of a state service: twelve sections (Art. 14) and what is appended to them, each an ordered list of elements with a
//! stable identity.

pub mod appendix;
mod appendix_sort;
pub mod check;
mod choice;
mod clause;
mod content;
mod details;
mod element;
mod formula;
pub mod group;
mod group_level;
mod hash;
pub mod impact;
pub mod import;
mod mark;
mod numbers;
pub mod prose;
mod purpose;
pub mod replace;
mod reworded;
#[cfg(test)]
pub(crate) mod sample;
mod section;
mod shape;
mod template;
pub mod vocabulary;

pub use appendix_sort::AppendixSort;
pub use content::{Content, Section};
pub use element::{
    Citation, DayHours, Detail, ELEMENT_TEXT_LIMIT, Element, ElementId, FeeMethod, InvalidElementId, Place,
    Presented, ServiceForm, Submitter, TermUnit, Week,
};
pub use formula::{FeeBound, FeeFormula, FeeUnit};
pub use group::GroupName;
pub use group_level::{GroupLevel, InvalidGroupLevel};
pub use hash::{ContentHash, InvalidContentHash};
pub use mark::mark;
pub use numbers::{numbered, place_of_number};
pub use purpose::{HoursOf, TermOf};
pub use section::{Part, SectionKey};
pub use shape::{SECTION_ELEMENT_LIMIT, ShapeProblem, clean};
