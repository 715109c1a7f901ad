//! What is made known.

use serde::{Deserialize, Serialize};

/// What is made known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Announced {
    /// The placement of a draft for discussion (Art. 15(2)).
    Placement,
    /// The report on the end of the discussion (Art. 15(4)).
    Report,
}

impl Announced {
    /// Both, in the order of a draft's life.
    pub const ALL: [Self; 2] = [Self::Placement, Self::Report];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Placement => "placement",
            Self::Report => "report",
        }
    }

    /// What has a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}
