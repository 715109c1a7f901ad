//! A document on its way to be saved: at once if it is written, else a page that says how far it is and goes on by itself.

use axum::Extension;
use axum::extract::{Path, State};
use domain::paper::PaperKind;
use http::{HeaderValue, header};

use crate::components::preparing::{self, Prepared};
use crate::w;
use crate::{
    Answer, ExportFormat, ExportKind, ExportRequest, Head, PageError, SharedExporter, Site, Visitor, page,
    see_other,
};

/// Leads to a document, by way of a page that waits for it.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such document; [`PageError::Internal`] if it could not be written.
pub async fn get(
    State(site): State<Site>,
    Extension(exporter): Extension<SharedExporter>,
    visitor: Visitor,
    Path((_, number, file)): Path<(String, String, String)>,
) -> Answer {
    let (kind, format) = asked(&file).ok_or(PageError::NotFound)?;
    let wanted = ExportRequest { number, kind, format, language: visitor.language };
    let address = visitor.address();
    let way = FileWay {
        own: address.draft_part(&wanted.number, &format!("files/{file}")),
        back: address.draft(&wanted.number),
        words: w!(visitor.language, paper.back),
    };
    lead(&site, &exporter, &visitor, wanted, way).await
}

/// Where a document is waited for.
pub(super) struct FileWay {
    /// The address of the page that waits.
    pub(super) own: String,
    /// Where its reader came from.
    pub(super) back: String,
    /// The words that lead back.
    pub(super) words: String,
}

/// Leads to a document, by way of a page that waits for it.
///
/// # Errors
/// As [`get`].
pub(super) async fn lead(
    site: &Site,
    exporter: &SharedExporter,
    visitor: &Visitor,
    wanted: ExportRequest,
    way: FileWay,
) -> Answer {
    let is_ready = exporter.is_ready(&visitor.request(), &wanted).await?;
    if is_ready && visitor.parameter("waited").is_none() {
        return Ok(see_other(&wanted.address(), None));
    }
    let onward = if is_ready {
        format!("0; url={}", wanted.address())
    } else {
        format!("{}; url={}?waited=1", preparing::AGAIN, way.own)
    };
    let language = visitor.language;
    let head = Head::plain(preparing::title(language, is_ready));
    let FileWay { back, words, .. } = way;
    let prepared = Prepared { name: wanted.file_name(), address: wanted.address(), back, words };
    let mut answer = page(site, visitor, head, move || preparing::view(language, prepared, is_ready)).await;
    // A number or a draft that a header cannot hold is in no address that was found.
    let onward = HeaderValue::try_from(onward).map_err(|_| PageError::NotFound)?;
    answer.headers_mut().insert(header::REFRESH, onward);
    Ok(answer)
}

/// What a name asks for: `report.pdf`, `revision-1.docx`, `revision-1-qr.pdf`, `redline-1-2.docx`, `clauses-1.pdf`, `paper-note-1.docx`.
fn asked(file: &str) -> Option<(ExportKind, ExportFormat)> {
    let (name, ending) = file.rsplit_once('.')?;
    let format = ExportFormat::from_ending(ending)?;
    let kind = match name.split('-').collect::<Vec<_>>().as_slice() {
        ["report"] => ExportKind::Report,
        ["revision", number] => ExportKind::Text(number.parse().ok()?),
        ["revision", number, "qr"] => ExportKind::PrintedText(number.parse().ok()?),
        ["clauses", number] => ExportKind::PublicClauses(Some(number.parse().ok()?)),
        ["paper", paper, edition] => {
            ExportKind::PublicPaper(PaperKind::from_code(paper)?, edition.parse().ok()?)
        }
        ["redline", from, to] => ExportKind::Redline { from: from.parse().ok()?, to: to.parse().ok()? },
        _ => return None,
    };
    // The workbook is of the comments, and only texts and reports have a structure of the law to be written as XML.
    let written = match format {
        ExportFormat::Pdf => true,
        ExportFormat::Docx => !matches!(kind, ExportKind::PrintedText(_)),
        ExportFormat::Xml => !matches!(
            kind,
            ExportKind::Redline { .. }
                | ExportKind::PublicClauses(_)
                | ExportKind::PublicPaper(..)
                | ExportKind::PrintedText(_)
        ),
        ExportFormat::Xlsx => kind == ExportKind::Report,
        ExportFormat::Json | ExportFormat::Csv { .. } => false,
    };
    written.then_some((kind, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_one_document() {
        assert_eq!(asked("report.pdf"), Some((ExportKind::Report, ExportFormat::Pdf)));
        assert_eq!(asked("revision-2.xml"), Some((ExportKind::Text(2), ExportFormat::Xml)));
        assert_eq!(
            asked("redline-1-2.docx"),
            Some((ExportKind::Redline { from: 1, to: 2 }, ExportFormat::Docx))
        );
        assert_eq!(asked("revision-2-qr.pdf"), Some((ExportKind::PrintedText(2), ExportFormat::Pdf)));
        for nothing in ["revision-2-qr.docx", "revision-2-qr.xml", "revision-qr.pdf", "report-qr.pdf"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
        let clauses = ExportKind::PublicClauses(Some(1));
        assert_eq!(asked("clauses-1.pdf"), Some((clauses, ExportFormat::Pdf)));
        for nothing in
            ["report", "report.exe", "revision.pdf", "redline-1.pdf", "redline-1-2.xml", "revision-1.xlsx"]
        {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
        let note = ExportKind::PublicPaper(PaperKind::Note, 1);
        assert_eq!(asked("paper-note-1.docx"), Some((note, ExportFormat::Docx)));
        for nothing in ["paper-note.pdf", "paper-letter-1.pdf", "paper-note-1.xml", "note-1.pdf"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
        for nothing in ["clauses.pdf", "clauses-x.pdf", "clauses-1.xml", "clauses-1.xlsx"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }
}
