//! Papers that go with a draft: the explanatory note, the comparative table, the draft of the order that approves the standard.

mod kind;
mod literal;
mod public;
mod rows;
mod text;

pub use kind::PaperKind;
pub use literal::literal;
pub use public::{Edition, FrozenText, public_since};
pub use rows::{TableRow, rows};
pub use text::{PaperText, TypedPaper};
