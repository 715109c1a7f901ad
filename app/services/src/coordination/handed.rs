//! Who prepares the opinion of a body.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Somebody who prepares an opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// The key of the account.
    pub user_id: i64,
    /// The name.
    pub name: String,
    /// The subdivision.
    pub subdivision: String,
    /// Whether the person answers for the whole opinion.
    pub leads: bool,
    /// Since when, UTC.
    pub assigned_at: DateTime<Utc>,
}
