//! The clauses of an amendment as files, for those who write for the body alone.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;

use crate::pages::desk::offered::OfferedFiles;
use crate::{Answer, ExportFormat, ExportKind, SharedExporter, Site, Visitor};

/// The clauses.
const FILES: OfferedFiles = OfferedFiles {
    page: "amending",
    action: Action::ReadDraft,
    documents: &[("clauses", ExportKind::Clauses, &[ExportFormat::Pdf, ExportFormat::Docx])],
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
        assert_eq!(FILES.asked("clauses.pdf"), Some((ExportKind::Clauses, ExportFormat::Pdf)));
        assert_eq!(FILES.asked("clauses.docx"), Some((ExportKind::Clauses, ExportFormat::Docx)));
        for nothing in ["clauses", "clauses.xml", "clauses.xlsx", "order.pdf", "revision-1.docx"] {
            assert_eq!(FILES.asked(nothing), None, "{nothing}");
        }
    }
}
