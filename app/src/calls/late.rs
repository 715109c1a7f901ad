//! When a discussion closed and a comment came too late.

use serde::{Deserialize, Serialize};

/// The two moments of a refusal, written for the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// When the window closed.
    pub closed: String,
    /// When the text arrived.
    pub arrived: String,
}
