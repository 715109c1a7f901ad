//! The order and the sheet of coordination as files, for those who write for the body alone.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;

use crate::pages::desk::offered::OfferedFiles;
use crate::{Answer, ExportFormat, ExportKind, SharedExporter, Site, Visitor};

/// The order and the sheet.
const FILES: OfferedFiles = OfferedFiles {
    page: "approval",
    action: Action::ReadDraft,
    documents: &[
        ("order", ExportKind::Order, &[ExportFormat::Pdf, ExportFormat::Docx]),
        ("sheet", ExportKind::Sheet, &[ExportFormat::Pdf, ExportFormat::Docx]),
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
    fn a_name_asks_for_one_document() {
        assert_eq!(FILES.asked("order.pdf"), Some((ExportKind::Order, ExportFormat::Pdf)));
        assert_eq!(FILES.asked("sheet.docx"), Some((ExportKind::Sheet, ExportFormat::Docx)));
        for nothing in ["order", "order.xml", "sheet.xlsx", "report.pdf", "revision-1.docx"] {
            assert_eq!(FILES.asked(nothing), None, "{nothing}");
        }
    }
}
