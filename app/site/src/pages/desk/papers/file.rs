//! The kept papers of a draft as files, for those who write for the body alone.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;
use domain::paper::PaperKind;

use crate::pages::desk::offered::OfferedFiles;
use crate::{Answer, ExportFormat, ExportKind, SharedExporter, Site, Visitor};

/// How every paper is written.
const FORMATS: &[ExportFormat] = &[ExportFormat::Pdf, ExportFormat::Docx];

/// The papers.
const FILES: OfferedFiles = OfferedFiles {
    page: "papers",
    action: Action::ReadDraft,
    documents: &[
        ("note", ExportKind::Paper(PaperKind::Note), FORMATS),
        ("table", ExportKind::Paper(PaperKind::Table), FORMATS),
        ("order", ExportKind::Paper(PaperKind::Order), FORMATS),
    ],
};

/// Gives the file, or the page that waits for it.
///
/// # Errors
/// [`crate::PageError::Forbidden`] for whoever does not write for the body; [`crate::PageError::NotFound`] if there is no such
/// draft or file.
pub async fn get(
    State(site): State<Site>,
    Extension(exporter): Extension<SharedExporter>,
    visitor: Visitor,
    Path((_, number, file)): Path<(String, String, String)>,
) -> Answer {
    FILES.hand_out(&site, &visitor, &exporter, number, &file).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_one_paper() {
        let note = ExportKind::Paper(PaperKind::Note);
        assert_eq!(FILES.asked("note.docx"), Some((note, ExportFormat::Docx)));
        assert_eq!(FILES.asked("table.pdf"), Some((ExportKind::Paper(PaperKind::Table), ExportFormat::Pdf)));
        for nothing in ["note", "note.xml", "order.xlsx", "letter.pdf", "note-1.pdf"] {
            assert_eq!(FILES.asked(nothing), None, "{nothing}");
        }
    }
}
