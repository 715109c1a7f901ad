//! The files of coordination: the table of disagreements, and the protocols of meetings.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;
use services::coordination;

use crate::pages::desk::authorise::authorise_on_draft;
use crate::pages::desk::offered::OfferedFiles;
use crate::pages::desk::written::attachment;
use crate::{Answer, ExportFormat, ExportKind, PageError, SharedExporter, Site, Visitor};

/// The table of disagreements.
const FILES: OfferedFiles = OfferedFiles {
    page: "coordination",
    action: Action::AnswerRemarks,
    documents: &[(
        "disagreements",
        ExportKind::Disagreements,
        &[ExportFormat::Pdf, ExportFormat::Docx, ExportFormat::Xlsx],
    )],
};

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
    FILES.hand_out(&site, &visitor, &exporter, number, &file).await
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
        assert_eq!(FILES.asked("disagreements.pdf"), Some((ExportKind::Disagreements, ExportFormat::Pdf)));
        assert_eq!(FILES.asked("disagreements.docx"), Some((ExportKind::Disagreements, ExportFormat::Docx)));
        assert_eq!(FILES.asked("disagreements.xlsx"), Some((ExportKind::Disagreements, ExportFormat::Xlsx)));
        for nothing in ["disagreements.xml", "disagreements", "report.pdf", "revision-1.docx"] {
            assert_eq!(FILES.asked(nothing), None, "{nothing}");
        }
    }
}
