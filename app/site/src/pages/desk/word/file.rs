//! The working copy as a file, for those who write for the body alone.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;

use crate::pages::desk::offered::OfferedFiles;
use crate::{Answer, ExportFormat, ExportKind, SharedExporter, Site, Visitor};

/// The working copy.
const FILES: OfferedFiles = OfferedFiles {
    page: "word",
    action: Action::ReadDraft,
    documents: &[("draft", ExportKind::Working, &[ExportFormat::Docx, ExportFormat::Pdf])],
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
    fn a_name_asks_for_one_document() {
        assert_eq!(FILES.asked("draft.docx"), Some((ExportKind::Working, ExportFormat::Docx)));
        assert_eq!(FILES.asked("draft.pdf"), Some((ExportKind::Working, ExportFormat::Pdf)));
        for nothing in ["draft", "draft.xml", "draft.xlsx", "order.pdf", "revision-1.docx"] {
            assert_eq!(FILES.asked(nothing), None, "{nothing}");
        }
    }
}
