//! What a stale command answers with: nothing was overwritten, and nothing that was typed is lost.

use serde::{Deserialize, Serialize};

use crate::people::Body;

/// The state that somebody else has made meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "conflict", rename_all = "snake_case")]
pub enum Conflict {
    /// A body was changed.
    Body(Body),
}
