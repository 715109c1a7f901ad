//! The closing report as files: tables for spreadsheets and for machines. The same report gives the same bytes.

mod comments;
mod csv;
mod table;
mod xlsx;

pub use comments::{CommentWords, comments};
pub use csv::{ByteOrderMark, csv};
pub use table::{Cell, Column, Table};
pub use xlsx::{WriteError, xlsx};
