//! Which notice.

use serde::{Deserialize, Serialize};

/// A page about the site and its operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeName {
    /// Which personal data are processed, why, how long, and which rights their subjects have.
    Privacy,
    /// How far the site can be used by everybody, and how to report what hinders.
    Accessibility,
    /// How a discussion goes and how to take part.
    Help,
    /// Who operates the site.
    Contact,
}

impl NoticeName {
    /// Every notice.
    pub const ALL: [Self; 4] = [Self::Privacy, Self::Accessibility, Self::Help, Self::Contact];

    /// The stable name in addresses, in the database and in the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::Help => "help",
            Self::Contact => "contact",
        }
    }

    /// The notice of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.code() == code)
    }
}
