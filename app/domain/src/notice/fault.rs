//! What is wrong with a field of a notice.

use crate::discussion::TextProblem;

/// What is wrong with a field of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeFault {
    /// The text cannot be taken.
    Text(TextProblem),
    /// The text holds HTML, which would be shown as it is written.
    Html,
    /// No mail could be sent to it.
    Email,
    /// Nobody could be called by it.
    Phone,
    /// An operator is named whom nobody can reach.
    Unreachable,
}

impl NoticeFault {
    /// The stable name, a key in the locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text(problem) => problem.code(),
            Self::Html => "html",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Unreachable => "unreachable",
        }
    }
}
