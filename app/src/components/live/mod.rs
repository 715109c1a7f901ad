//! Parts that stand in documents and inside islands alike.

mod error_list;
mod field;
mod redline;
mod text_area;

pub use error_list::ErrorList;
pub use field::{Field, describes};
pub use redline::{RedlineText, RedlineWords};
pub use text_area::TextArea;
