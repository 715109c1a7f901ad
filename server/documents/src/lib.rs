//! The closing report as files: tables for spreadsheets and for machines, and with drafts as Akoma Ntoso. The same
//! report gives the same bytes.

mod akn;
mod comments;
mod csv;
mod table;
mod xlsx;

pub use akn::{AknDraft, AknReport, AknReportWords, AknWords, akn_report, akn_revision};
pub use comments::{CommentWords, comments};
pub use csv::{ByteOrderMark, csv};
pub use table::{Cell, Column, Table};
pub use xlsx::{WriteError, xlsx};
