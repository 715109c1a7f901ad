//! What the letter to who supported a comment tells.

use chrono::{DateTime, Utc};
use domain::language::Localized;
use serde::{Deserialize, Serialize};

/// A support of a comment that was received in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportLetter {
    /// The number of the draft.
    pub number: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the comment that is supported.
    pub comment: i64,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The address of the receipt.
    pub link: String,
}
