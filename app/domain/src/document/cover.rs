//! The title page.

use super::Fact;

/// What stands on the title page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The body that answers for the document.
    pub body: String,
    /// What the document is: "Closing report".
    pub kind: String,
    /// What it is about: the name of the service.
    pub title: String,
    /// The facts that identify it: number, dates, hashes.
    pub facts: Vec<Fact>,
    /// Where it is read on the site, written beneath and drawn as a QR code on paper.
    pub address: Option<String>,
    /// What has to be known before anything else, such as that this is a demonstration.
    pub notice: Option<String>,
}
