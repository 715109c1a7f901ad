//! Documents that take their time: asked for by a page, written beside the requests by whoever serves the site.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::language::Language;
use domain::paper::PaperKind;
use services::Request;

use super::PageError;

/// What a document tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportKind {
    /// The closing report.
    Report,
    /// A frozen text by its number.
    Text(i64),
    /// A frozen text by its number for paper, with a QR code beside each clause.
    PrintedText(i64),
    /// A version of the standard of a service by its number.
    Standard(i64),
    /// The same for paper, with a QR code beside each clause.
    PrintedStandard(i64),
    /// What a version says to the visitors of a provider's office, on one page (Art. 23(1)).
    Notice(i64),
    /// The difference between two texts.
    Redline {
        /// The older text.
        from: i64,
        /// The newer text.
        to: i64,
    },
    /// The table of disagreements, for the desk alone.
    Disagreements,
    /// The order that approves the standard; for those who write for its body.
    Order,
    /// The sheet of coordination; for those who write for the body.
    Sheet,
    /// The text as it is being written; for those who write for its body.
    Working,
    /// The clauses of an amendment; for those who write for its body.
    Clauses,
    /// The clauses of a public text of an amendment by its number; of the newest one when nobody says.
    PublicClauses(Option<i64>),
    /// The newest kept edition of a paper; for those who write for the body.
    Paper(PaperKind),
    /// A public edition of a paper by its number.
    PublicPaper(PaperKind, i64),
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// For reading and printing.
    Pdf,
    /// For word processors; a redline holds changes that can be accepted and rejected.
    Docx,
    /// Akoma Ntoso 3.0.
    Xml,
    /// A workbook of the comments.
    Xlsx,
    /// The report as it was frozen; for machines.
    Json,
    /// The comments as a plain table; for machines.
    Csv {
        /// Whether a spreadsheet of Russian or Kazakh reads it: with a byte order mark and semicolons.
        spreadsheet: bool,
    },
}

impl ExportFormat {
    /// Every format in which a person is offered documents.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Xml, Self::Xlsx];

    /// The ending of the file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xml => "xml",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Csv { .. } => "csv",
        }
    }

    /// The format of an ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xml => "application/akn+xml",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Csv { .. } => "text/csv; charset=utf-8",
        }
    }
}

/// A document that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ExportRequest {
    /// The number of the draft, or the code of the service of a standard.
    pub number: String,
    /// What it tells.
    pub kind: ExportKind,
    /// How it is written.
    pub format: ExportFormat,
    /// Its language.
    pub language: Language,
}

impl ExportRequest {
    /// Where the file is fetched: what is public, the same for people and machines; what is not, at the desk.
    pub fn address(&self) -> String {
        let (number, ending, lang) = (&self.number, self.format.ending(), self.language.code());
        match self.kind {
            ExportKind::Report => format!("/api/v1/drafts/{number}/report.{ending}?lang={lang}"),
            ExportKind::Text(text) => {
                format!("/api/v1/drafts/{number}/revisions/{text}.{ending}?lang={lang}")
            }
            ExportKind::PrintedText(text) => {
                format!("/api/v1/drafts/{number}/revisions/{text}.{ending}?lang={lang}&qr=1")
            }
            ExportKind::Standard(version) => {
                format!("/api/v1/standards/{number}/versions/{version}.{ending}?lang={lang}")
            }
            ExportKind::PrintedStandard(version) => {
                format!("/api/v1/standards/{number}/versions/{version}.{ending}?lang={lang}&qr=1")
            }
            ExportKind::Notice(version) => {
                format!("/api/v1/standards/{number}/notice.{ending}?version={version}&lang={lang}")
            }
            ExportKind::Redline { from, to } => {
                format!("/api/v1/drafts/{number}/redline.{ending}?from={from}&to={to}&lang={lang}")
            }
            ExportKind::Disagreements => {
                format!("/{lang}/desk/drafts/{number}/coordination/files/disagreements.{ending}")
            }
            ExportKind::Order => format!("/{lang}/desk/drafts/{number}/approval/files/order.{ending}"),
            ExportKind::Sheet => format!("/{lang}/desk/drafts/{number}/approval/files/sheet.{ending}"),
            ExportKind::Working => format!("/{lang}/desk/drafts/{number}/word/files/draft.{ending}"),
            ExportKind::Clauses => format!("/{lang}/desk/drafts/{number}/amending/files/clauses.{ending}"),
            ExportKind::PublicClauses(None) => {
                format!("/api/v1/drafts/{number}/clauses.{ending}?lang={lang}")
            }
            ExportKind::PublicClauses(Some(text)) => {
                format!("/api/v1/drafts/{number}/clauses.{ending}?revision={text}&lang={lang}")
            }
            ExportKind::Paper(kind) => {
                format!("/{lang}/desk/drafts/{number}/papers/files/{}.{ending}", kind.code())
            }
            ExportKind::PublicPaper(kind, edition) => {
                format!("/api/v1/drafts/{number}/papers/{}-{edition}.{ending}?lang={lang}", kind.code())
            }
        }
    }

    /// The name under which the file is saved.
    pub fn file_name(&self) -> String {
        let what = match self.kind {
            ExportKind::Report => "report".to_owned(),
            ExportKind::Text(text) => format!("revision-{text}"),
            ExportKind::PrintedText(text) => format!("revision-{text}-qr"),
            ExportKind::Standard(version) => format!("standard-{version}"),
            ExportKind::PrintedStandard(version) => format!("standard-{version}-qr"),
            ExportKind::Notice(version) => format!("notice-{version}"),
            ExportKind::Redline { from, to } => format!("redline-{from}-{to}"),
            ExportKind::Disagreements => "disagreements".to_owned(),
            ExportKind::Order => "order".to_owned(),
            ExportKind::Sheet => "coordination".to_owned(),
            ExportKind::Working => "working-copy".to_owned(),
            ExportKind::Clauses | ExportKind::PublicClauses(None) => "clauses".to_owned(),
            ExportKind::PublicClauses(Some(text)) => format!("clauses-{text}"),
            ExportKind::Paper(kind) => kind.code().to_owned(),
            ExportKind::PublicPaper(kind, edition) => format!("{}-{edition}", kind.code()),
        };
        let (number, ending) = (&self.number, self.format.ending());
        if self.format == ExportFormat::Json {
            // It is in no language: comments stand in their own, names in every one.
            return format!("talqy-{number}-{what}.{ending}");
        }
        format!("talqy-{number}-{what}-{}.{ending}", self.language.code())
    }
}

/// The answer of [`Exporter::is_ready`].
pub type ExportReadiness<'a> = Pin<Box<dyn Future<Output = Result<bool, PageError>> + Send + 'a>>;

/// The answer of [`Exporter::file`].
pub type ExportedFile<'a> = Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, PageError>> + Send + 'a>>;

/// Whoever writes documents.
pub trait Exporter: Send + Sync {
    /// Whether the document can be fetched at once. If not, its writing has begun, or waits behind others.
    ///
    /// # Errors
    /// [`PageError::NotFound`] if there is no such public text, [`PageError::Internal`] if it could not be written.
    fn is_ready<'a>(&'a self, request: &'a Request, wanted: &'a ExportRequest) -> ExportReadiness<'a>;

    /// The bytes of the document, for pages that hand out what is not public themselves; nothing while it is being written.
    ///
    /// # Errors
    /// As [`Exporter::is_ready`].
    fn file<'a>(&'a self, request: &'a Request, wanted: &'a ExportRequest) -> ExportedFile<'a>;
}

/// Whoever writes documents, as handlers are given it.
pub type SharedExporter = Arc<dyn Exporter>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_names_its_format() {
        for format in ExportFormat::ALL {
            assert_eq!(ExportFormat::from_ending(format.ending()), Some(format));
        }
        assert_eq!(ExportFormat::from_ending("exe"), None);
    }

    #[test]
    fn every_document_has_an_address_and_a_name_of_its_own() {
        let of = |kind| ExportRequest {
            number: "2026-0007".to_owned(),
            kind,
            format: ExportFormat::Docx,
            language: Language::Kk,
        };
        let redline = of(ExportKind::Redline { from: 1, to: 2 });
        assert_eq!(redline.address(), "/api/v1/drafts/2026-0007/redline.docx?from=1&to=2&lang=kk");
        assert_eq!(redline.file_name(), "talqy-2026-0007-redline-1-2-kk.docx");
        let table = of(ExportKind::Disagreements);
        assert_eq!(table.address(), "/kk/desk/drafts/2026-0007/coordination/files/disagreements.docx");
        assert_eq!(of(ExportKind::Text(3)).address(), "/api/v1/drafts/2026-0007/revisions/3.docx?lang=kk");
        let paper = ExportRequest { format: ExportFormat::Pdf, ..of(ExportKind::PrintedText(3)) };
        assert_eq!(paper.address(), "/api/v1/drafts/2026-0007/revisions/3.pdf?lang=kk&qr=1");
        assert_eq!(paper.file_name(), "talqy-2026-0007-revision-3-qr-kk.pdf");
        let order = of(ExportKind::Order);
        assert_eq!(order.address(), "/kk/desk/drafts/2026-0007/approval/files/order.docx");
        assert_eq!(of(ExportKind::Sheet).file_name(), "talqy-2026-0007-coordination-kk.docx");
        let working = of(ExportKind::Working);
        assert_eq!(working.address(), "/kk/desk/drafts/2026-0007/word/files/draft.docx");
        assert_eq!(working.file_name(), "talqy-2026-0007-working-copy-kk.docx");
        let clauses = of(ExportKind::PublicClauses(Some(2)));
        assert_eq!(clauses.address(), "/api/v1/drafts/2026-0007/clauses.docx?revision=2&lang=kk");
        assert_eq!(clauses.file_name(), "talqy-2026-0007-clauses-2-kk.docx");
        let newest = of(ExportKind::PublicClauses(None));
        assert_eq!(newest.address(), "/api/v1/drafts/2026-0007/clauses.docx?lang=kk");
        let paper = of(ExportKind::PublicPaper(PaperKind::Note, 2));
        assert_eq!(paper.address(), "/api/v1/drafts/2026-0007/papers/note-2.docx?lang=kk");
        assert_eq!(paper.file_name(), "talqy-2026-0007-note-2-kk.docx");
        let kept = of(ExportKind::Paper(PaperKind::Table));
        assert_eq!(kept.address(), "/kk/desk/drafts/2026-0007/papers/files/table.docx");
        let notice = ExportRequest { number: "001.02".to_owned(), ..of(ExportKind::Notice(2)) };
        assert_eq!(notice.address(), "/api/v1/standards/001.02/notice.docx?version=2&lang=kk");
        assert_eq!(notice.file_name(), "talqy-001.02-notice-2-kk.docx");
    }
}
