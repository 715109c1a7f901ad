//! How deep a group of lines stands.

use serde::{Deserialize, Serialize};

/// How deep a group stands; written as 1 or 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum GroupLevel {
    /// By itself.
    Outer,
    /// Inside another group.
    Inner,
}

/// The number is no level of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a group stands on level 1 or 2")]
pub struct InvalidGroupLevel;

impl GroupLevel {
    /// Every level, the outer one first.
    pub const ALL: [Self; 2] = [Self::Outer, Self::Inner];

    /// The number of the level.
    pub const fn number(self) -> u8 {
        match self {
            Self::Outer => 1,
            Self::Inner => 2,
        }
    }

    /// The level of a stable name: its number.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The stable name in forms: its number.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Outer => "1",
            Self::Inner => "2",
        }
    }
}

impl TryFrom<u8> for GroupLevel {
    type Error = InvalidGroupLevel;

    fn try_from(number: u8) -> Result<Self, InvalidGroupLevel> {
        Self::ALL.into_iter().find(|level| level.number() == number).ok_or(InvalidGroupLevel)
    }
}

impl From<GroupLevel> for u8 {
    fn from(level: GroupLevel) -> Self {
        level.number()
    }
}
