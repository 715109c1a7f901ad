//! The files of coordination: the table of disagreements, and the protocols of meetings.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;
use services::coordination;

use crate::pages::desk::authorise::authorise_on_draft;
use crate::pages::desk::written::{attachment, written};
use crate::{Answer, ExportFormat, ExportKind, ExportRequest, PageError, SharedExporter, Site, Visitor};

/// Hands out the table of disagreements, by way of a page that waits for it.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such file or the draft was never sent; [`PageError::Forbidden`] for those who do not write
/// for its body.
pub async fn file(
    State(site): State<Site>,
    Extension(exporter): Extension<SharedExporter>,
    visitor: Visitor,
    Path((_, number, file)): Path<(String, String, String)>,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::AnswerRemarks).await?;
    let format = asked(&file).ok_or(PageError::NotFound)?;
    let kind = ExportKind::Disagreements;
    let wanted = ExportRequest { number, kind, format, language: visitor.language };
    let back = visitor.address().desk(&format!("drafts/{}/coordination", wanted.number));
    written(&site, &visitor, &exporter, wanted, back).await
}

/// What a name asks for: `disagreements.pdf`, `disagreements.docx`, `disagreements.xlsx`.
fn asked(file: &str) -> Option<ExportFormat> {
    let ending = file.strip_prefix("disagreements.")?;
    ExportFormat::from_ending(ending).filter(|format| *format != ExportFormat::Xml)
}

/// Hands out the protocol of a meeting.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such meeting or it has no protocol; [`PageError::Forbidden`] for those who do not write for
/// the body of the draft.
pub async fn protocol(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, id)): Path<(String, String, String)>,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::AnswerRemarks).await?;
    let id: i64 = id.parse().map_err(|_| PageError::NotFound)?;
    let kept = coordination::protocol(&site.services, &visitor.request(), &number, id).await?;
    // The name that somebody gave the file is shown on the page; that of the download is our own.
    let name = format!("talqy-{number}-protocol-{id}.{}", kept.kind.ending());
    Ok(attachment(kept.bytes, kept.kind.media_type(), &name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_saved_as_text_pages_or_a_workbook() {
        assert_eq!(asked("disagreements.pdf"), Some(ExportFormat::Pdf));
        assert_eq!(asked("disagreements.docx"), Some(ExportFormat::Docx));
        assert_eq!(asked("disagreements.xlsx"), Some(ExportFormat::Xlsx));
        for nothing in ["disagreements.xml", "disagreements", "report.pdf", "revision-1.docx"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }
}
