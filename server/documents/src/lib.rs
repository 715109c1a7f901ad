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
pub use comments::{CommentTableWords, comment_rows, comment_table};
pub use csv::{CsvReader, Rows, csv};
pub use docx::{Blocks, DocxError, docx, docx_of_blocks};
pub use import::{
    Excess, FoundFormat, ReadError, ReadLimits, is_pages, read_docx, read_pages, read_pasted, read_returned,
    read_word, words_of,
};
pub use pdf::{PdfError, pdf, pdf_with_codes, poster};
pub use table::{Cell, SheetColumn, SheetTable};
pub use xlsx::{WriteError, xlsx, xlsx_of_rows};
