//! Parts of a view without state that islands and pages share. What is made on the server only stands in the crate `site`.

pub mod editor;
pub(crate) mod in_a_list;
pub mod live;
