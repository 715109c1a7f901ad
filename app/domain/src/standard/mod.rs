//! A standard of a state service: twelve sections (Art. 14), each an ordered list of elements with a stable identity.

mod content;
mod element;
mod section;

pub use content::{Content, Section};
pub use element::{
    Citation, DayHours, Detail, Element, ElementId, FeeMethod, FeeUnit, InvalidElementId, Place, Presented, ServiceForm,
    Submitter, TermUnit, Week,
};
pub use section::{Part, SectionKey};
