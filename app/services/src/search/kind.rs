//! The kinds of things that can be found.

use serde::{Deserialize, Serialize};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// A service of the register.
    Service,
    /// The newest standard of a service.
    Standard,
    /// A placed draft, by its title or a clause of its public text.
    Draft,
    /// A closing report.
    Report,
    /// A comment that everybody reads.
    Comment,
    /// A decision on comments, public with the report.
    Decision,
}

impl FoundKind {
    /// Every kind, in the order in which a reader chooses.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Standard, Self::Service, Self::Report, Self::Comment, Self::Decision];

    /// The stable name in addresses and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Standard => "standard",
            Self::Draft => "draft",
            Self::Report => "report",
            Self::Comment => "comment",
            Self::Decision => "decision",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it is what people said and not a document: there are many, so they come after the documents, the newest first.
    pub const fn is_talk(self) -> bool {
        matches!(self, Self::Comment | Self::Decision)
    }

    /// The facet of the kind.
    pub(crate) fn facet(self) -> String {
        format!("zzkind{}", self.code())
    }
}
