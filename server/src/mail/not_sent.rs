//! Why a letter was not handed over.

/// Why a letter was not handed over. It names no person: the log may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotSent {
    /// A short reason for the log.
    pub reason: String,
    /// Whether trying again will hardly help.
    pub lasting: bool,
    /// Whether it can never be sent, however often it is tried.
    pub never: bool,
}

impl NotSent {
    /// A reason that will stay.
    pub fn lasting(reason: &str) -> Self {
        Self { reason: reason.to_owned(), lasting: true, never: false }
    }

    /// A reason for which no later try can help.
    pub fn never(reason: &str) -> Self {
        Self { never: true, ..Self::lasting(reason) }
    }

    /// A reason that may pass.
    pub fn passing(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), lasting: false, never: false }
    }
}
