//! What the law asks for by a date.

use serde::{Deserialize, Serialize};

/// What the law asks for by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueTask {
    /// Begin the draft of a service that has none (R15-2).
    Begin,
    /// Place the draft (R15-2).
    Place,
    /// Have the standard approved (R13-2).
    Approve,
}
