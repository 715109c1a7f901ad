//! A version of a standard, or its notice for the wall of the office, on its way to be saved.

use axum::Extension;
use axum::extract::{Path, State};

use crate::pages::public::file::{FileWay, lead};
use crate::w;
use crate::{Answer, ExportFormat, ExportKind, ExportRequest, PageError, SharedExporter, Site, Visitor};

/// Leads to a document, by way of a page that waits for it.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such document; [`PageError::Internal`] if it could not be written.
pub async fn get(
    State(site): State<Site>,
    Extension(exporter): Extension<SharedExporter>,
    visitor: Visitor,
    Path((_, code, file)): Path<(String, String, String)>,
) -> Answer {
    let (kind, format) = asked(&file).ok_or(PageError::NotFound)?;
    let address = visitor.address();
    let way = FileWay {
        own: address.standard_part(&code, &format!("files/{file}")),
        back: address.standard(&code),
        words: w!(visitor.language, in_force.back),
    };
    let wanted = ExportRequest { number: code, kind, format, language: visitor.language };
    lead(&site, &exporter, &visitor, wanted, way).await
}

/// What a name asks for: `standard-1.pdf`, `standard-1-qr.pdf`, `notice-2.docx`.
fn asked(file: &str) -> Option<(ExportKind, ExportFormat)> {
    let (name, ending) = file.rsplit_once('.')?;
    let format = ExportFormat::from_ending(ending)?;
    let (what, number) = name.split_once('-')?;
    if let ("standard", ExportFormat::Pdf, Some(number)) = (what, format, number.strip_suffix("-qr")) {
        return Some((ExportKind::PrintedStandard(number.parse().ok()?), format));
    }
    let number = number.parse().ok()?;
    // A notice is to be read; only the text has a structure of the law to be written as XML.
    match (what, format) {
        ("standard", ExportFormat::Pdf | ExportFormat::Docx | ExportFormat::Xml) => {
            Some((ExportKind::Standard(number), format))
        }
        ("notice", ExportFormat::Pdf | ExportFormat::Docx) => Some((ExportKind::Notice(number), format)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_one_document() {
        assert_eq!(asked("standard-1.xml"), Some((ExportKind::Standard(1), ExportFormat::Xml)));
        assert_eq!(asked("notice-2.pdf"), Some((ExportKind::Notice(2), ExportFormat::Pdf)));
        assert_eq!(asked("standard-1-qr.pdf"), Some((ExportKind::PrintedStandard(1), ExportFormat::Pdf)));
        assert_eq!((asked("standard-1-qr.docx"), asked("notice-1-qr.pdf")), (None, None));
        for nothing in ["standard.pdf", "notice-2.xml", "standard-1.xlsx", "revision-1.pdf", "notice-x.pdf"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }
}
