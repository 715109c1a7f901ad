//! Parts that stand in documents and inside islands alike.

mod redline;
mod text_area;

pub use redline::RedlineText;
pub use text_area::TextArea;
