//! Parts that stand in documents and inside islands alike.

mod field;
mod redline;
mod text_area;

pub use field::{Field, describes};
pub use redline::{RedlineText, RedlineWords};
pub use text_area::TextArea;
