//! The three-way merge: what two drafters did to the same text or section, put together so that nothing is dropped.

mod elements;
#[cfg(test)]
mod laws;
mod order;
mod text;

pub use elements::{ConflictKind, ElementConflict, SectionMerge, merge_elements};
pub use text::{MergedText, Segment, merge_text};
