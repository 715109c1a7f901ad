//! Why a file is not read.

use serde::{Deserialize, Serialize};

/// Why a file was refused. The serialised form and [`ReadError::code`] are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ReadError {
    /// It is something else.
    #[error("the file is no DOCX but {found:?}")]
    NotDocx {
        /// What it is.
        found: FoundFormat,
    },
    /// It holds macros.
    #[error("the file holds macros")]
    Macros,
    /// It is larger than what is read.
    #[error("the file is too large")]
    TooLarge,
    /// It holds more of something than what is read.
    #[error("the file holds too much: {of:?}")]
    TooMuch {
        /// Of what.
        of: Excess,
    },
    /// The package holds more files than what is read.
    #[error("the package holds too many files")]
    TooManyFiles,
    /// A part grows far beyond its packed size.
    #[error("a part of the file grows far beyond its packed size")]
    Bomb,
    /// It opens with a password only.
    #[error("the file is encrypted")]
    Encrypted,
    /// The package is broken.
    #[error("the package is broken")]
    BrokenPackage,
    /// A part is no well-formed XML.
    #[error("a part of the file is no well-formed XML")]
    BrokenXml,
    /// A part declares entities or a document type, which no word processor writes.
    #[error("a part of the file declares a document type")]
    Doctype,
    /// A PDF that is broken.
    #[error("the pages of the file are broken")]
    BrokenPages,
    /// A PDF that holds pictures of a text and no letters.
    #[error("the pages of the file hold no letters")]
    NoLetters,
}

/// What a file is instead of a DOCX.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundFormat {
    /// Nothing.
    Empty,
    /// A document or table of Office before 2007.
    OldOffice,
    /// A PDF.
    Pdf,
    /// A document or table of LibreOffice (ODF).
    OpenDocument,
    /// A rich text.
    Rtf,
    /// A workbook, presentation or other package of Office.
    OtherOffice,
    /// Some archive.
    Archive,
    /// A page of the web.
    Html,
    /// Something unknown.
    Unknown,
}

/// What a file holds too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Excess {
    /// Paragraphs, with words or without.
    Paragraphs,
    /// Words.
    Words,
    /// Styles.
    Styles,
    /// Lists and their levels.
    Lists,
    /// Elements that stand in each other.
    Depth,
    /// The length of one element or of a piece of text in it.
    Piece,
    /// Memory or time that reading it takes, whatever for.
    Cost,
}

impl ReadError {
    /// Every reason.
    pub const ALL: [Self; 26] = [
        Self::NotDocx { found: FoundFormat::Empty },
        Self::NotDocx { found: FoundFormat::OldOffice },
        Self::NotDocx { found: FoundFormat::Pdf },
        Self::NotDocx { found: FoundFormat::OpenDocument },
        Self::NotDocx { found: FoundFormat::Rtf },
        Self::NotDocx { found: FoundFormat::OtherOffice },
        Self::NotDocx { found: FoundFormat::Archive },
        Self::NotDocx { found: FoundFormat::Html },
        Self::NotDocx { found: FoundFormat::Unknown },
        Self::Macros,
        Self::TooLarge,
        Self::TooMuch { of: Excess::Paragraphs },
        Self::TooMuch { of: Excess::Words },
        Self::TooMuch { of: Excess::Styles },
        Self::TooMuch { of: Excess::Lists },
        Self::TooMuch { of: Excess::Depth },
        Self::TooMuch { of: Excess::Piece },
        Self::TooMuch { of: Excess::Cost },
        Self::TooManyFiles,
        Self::Bomb,
        Self::Encrypted,
        Self::BrokenPackage,
        Self::BrokenXml,
        Self::Doctype,
        Self::BrokenPages,
        Self::NoLetters,
    ];

    /// The stable name of the reason, for words of the interface and for machines.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotDocx { found } => match found {
                FoundFormat::Empty => "not_docx_empty",
                FoundFormat::OldOffice => "not_docx_old_office",
                FoundFormat::Pdf => "not_docx_pdf",
                FoundFormat::OpenDocument => "not_docx_open_document",
                FoundFormat::Rtf => "not_docx_rtf",
                FoundFormat::OtherOffice => "not_docx_other_office",
                FoundFormat::Archive => "not_docx_archive",
                FoundFormat::Html => "not_docx_html",
                FoundFormat::Unknown => "not_docx_unknown",
            },
            Self::Macros => "macros",
            Self::TooLarge => "too_large",
            Self::TooMuch { of } => match of {
                Excess::Paragraphs => "too_many_paragraphs",
                Excess::Words => "too_many_words",
                Excess::Styles => "too_many_styles",
                Excess::Lists => "too_many_lists",
                Excess::Depth => "too_deep",
                Excess::Piece => "too_long_piece",
                Excess::Cost => "too_costly",
            },
            Self::TooManyFiles => "too_many_files",
            Self::Bomb => "bomb",
            Self::Encrypted => "encrypted",
            Self::BrokenPackage => "broken_package",
            Self::BrokenXml => "broken_xml",
            Self::Doctype => "doctype",
            Self::BrokenPages => "broken_pages",
            Self::NoLetters => "no_letters",
        }
    }
}
