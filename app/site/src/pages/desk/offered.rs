//! The documents that a page of a draft offers at the desk, each under one name in each format in which it is written.

use domain::access::Action;

use super::authorise::authorise_on_draft;
use super::written::written;
use crate::{Answer, ExportFormat, ExportKind, ExportRequest, PageError, SharedExporter, Site, Visitor};

/// What a page offers, and to whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfferedFiles {
    /// The last part of the address of the page.
    pub(super) page: &'static str,
    /// What those who fetch the files may do with the draft.
    pub(super) action: Action,
    /// The documents: the name before the ending, what it tells, how it is written.
    pub(super) documents: &'static [(&'static str, ExportKind, &'static [ExportFormat])],
}

impl OfferedFiles {
    /// What a name asks for: `order.pdf` is the order, to be read and printed.
    pub(super) fn asked(self, file: &str) -> Option<(ExportKind, ExportFormat)> {
        let (name, ending) = file.rsplit_once('.')?;
        let format = ExportFormat::from_ending(ending)?;
        let is_asked = |formats: &[ExportFormat], own: &str| own == name && formats.contains(&format);
        self.documents
            .iter()
            .find(|(own, _, formats)| is_asked(formats, own))
            .map(|(_, kind, _)| (*kind, format))
    }

    /// Hands out the file of a draft, or the page that waits for it.
    ///
    /// # Errors
    /// [`PageError::NotFound`] if there is no such draft or file; [`PageError::Forbidden`] for those who may not.
    pub(super) async fn hand_out(
        self,
        site: &Site,
        visitor: &Visitor,
        exporter: &SharedExporter,
        number: String,
        file: &str,
    ) -> Answer {
        authorise_on_draft(site, visitor, &number, self.action).await?;
        let (kind, format) = self.asked(file).ok_or(PageError::NotFound)?;
        let back = visitor.address().desk(&format!("drafts/{number}/{}", self.page));
        let wanted = ExportRequest { number, kind, format, language: visitor.language };
        written(site, visitor, exporter, wanted, back).await
    }
}
