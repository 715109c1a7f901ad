//! Documents as files: pages to read and keep as PDF, texts for word processors with tracked changes, tables for
//! spreadsheets and for machines, drafts and reports as Akoma Ntoso. The same data gives the same bytes.

mod akn;
mod comments;
mod csv;
mod docx;
mod import;
mod pdf;
mod table;
mod xlsx;

pub use akn::{
    AknAmended, AknClauses, AknDraft, AknEvent, AknEventKind, AknReport, AknReportWords, AknStandard,
    AknWords, akn_report, akn_revision, akn_standard,
};
pub use comments::{CommentTableWords, comments};
pub use csv::{CsvReader, csv};
pub use docx::{DocxError, docx};
pub use import::{
    Excess, FoundFormat, ReadError, ReadLimits, is_pages, read_docx, read_pages, read_pasted, read_word,
    words_of,
};
pub use pdf::{PdfError, pdf, poster};
pub use table::{Cell, SheetColumn, SheetTable};
pub use xlsx::{WriteError, xlsx};
