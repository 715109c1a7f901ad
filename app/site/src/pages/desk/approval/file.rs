//! The order and the sheet of coordination as files, for those who write for the body alone.

use axum::Extension;
use axum::extract::{Path, State};
use domain::access::Action;

use crate::pages::desk::authorise::authorise_on_draft;
use crate::pages::desk::written::written;
use crate::{Answer, ExportFormat, ExportKind, ExportRequest, PageError, SharedExporter, Site, Visitor};

/// Gives the file, or the page that waits for it.
///
/// # Errors
/// [`PageError::Forbidden`] for whoever does not write for the body; [`PageError::NotFound`] if there is no such draft or file.
pub async fn get(
    State(site): State<Site>,
    Extension(exporter): Extension<SharedExporter>,
    visitor: Visitor,
    Path((_, number, file)): Path<(String, String, String)>,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::ReadDraft).await?;
    let (kind, format) = asked(&file).ok_or(PageError::NotFound)?;
    let wanted = ExportRequest { number, kind, format, language: visitor.language };
    let back = visitor.address().desk(&format!("drafts/{}/approval", wanted.number));
    written(&site, &visitor, &exporter, wanted, back).await
}

/// What a name asks for: `order.pdf`, `sheet.docx`.
fn asked(file: &str) -> Option<(ExportKind, ExportFormat)> {
    let (name, ending) = file.rsplit_once('.')?;
    let format = match ExportFormat::from_ending(ending)? {
        format @ (ExportFormat::Pdf | ExportFormat::Docx) => format,
        ExportFormat::Xml | ExportFormat::Xlsx => return None,
    };
    match name {
        "order" => Some((ExportKind::Order, format)),
        "sheet" => Some((ExportKind::Sheet, format)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_one_document() {
        assert_eq!(asked("order.pdf"), Some((ExportKind::Order, ExportFormat::Pdf)));
        assert_eq!(asked("sheet.docx"), Some((ExportKind::Sheet, ExportFormat::Docx)));
        for nothing in ["order", "order.xml", "sheet.xlsx", "report.pdf", "revision-1.docx"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }
}
