//! Why a letter was not handed over.

/// Why a letter was not handed over. It names no person: the log may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSent {
    /// A short reason for the log.
    pub reason: String,
    /// Whether trying again will hardly help.
    pub lasting: bool,
}

impl NotSent {
    /// A reason that will stay.
    pub fn lasting(reason: &str) -> Self {
        Self { reason: reason.to_owned(), lasting: true }
    }

    /// A reason that may pass.
    pub fn passing(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), lasting: false }
    }
}
