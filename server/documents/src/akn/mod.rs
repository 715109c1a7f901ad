//! Akoma Ntoso 3.0 (OASIS `LegalDocML`): standards, revisions of drafts and closing reports as XML that other systems of law read.
//!
//! Names follow the naming convention of the standard; an identity that the convention does not know, that of an element
//! through all revisions, stands in `GUID`. What the vocabulary has no element for stands in attributes of
//! [`NAMESPACE`]. The same document gives the same bytes.

mod appendices;
mod body;
mod changes;
mod comment;
mod detail;
mod draft;
mod iri;
mod meta;
mod modifications;
mod prose;
mod report;
mod report_words;
mod standard;
mod text_words;
mod xml;

#[cfg(test)]
mod tests;

pub use draft::{AknDraft, akn_revision};
pub use modifications::{AknAmended, AknClauses};
pub use report::{AknReport, akn_report};
pub use report_words::AknReportWords;
pub use standard::{AknEvent, AknEventKind, AknStandard, akn_standard};
pub use text_words::AknWords;

/// The namespace of what Akoma Ntoso has no words for; its attributes are written with the prefix `talqy`.
const NAMESPACE: &str = "urn:talqy:akn:1";

/// The namespace of Akoma Ntoso 3.0.
const AKOMA_NTOSO: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Opens the root with its namespaces.
fn open_root(xml: &mut xml::Xml) {
    xml.open("akomaNtoso", &[("xmlns", AKOMA_NTOSO), ("xmlns:talqy", NAMESPACE)]);
}
