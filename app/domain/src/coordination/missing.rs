//! An agreement that a text lacks.

use serde::{Deserialize, Serialize};

use crate::body::BodyId;

/// An agreement that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "missing", rename_all = "snake_case")]
pub enum Missing {
    /// The body was not asked about this text.
    NotAsked {
        /// It.
        body: BodyId,
    },
    /// The body has not answered.
    Silent {
        /// It.
        body: BodyId,
    },
    /// The body refuses.
    Refuses {
        /// It.
        body: BodyId,
    },
}

impl Missing {
    /// The body whose agreement is missing.
    pub const fn body(self) -> BodyId {
        match self {
            Self::NotAsked { body } | Self::Silent { body } | Self::Refuses { body } => body,
        }
    }
}
