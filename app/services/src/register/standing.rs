//! An entry of the register, as it stands.

use chrono::{DateTime, Utc};
use domain::register::ServiceEntry;
use serde::{Deserialize, Serialize};

/// An entry of the register as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    /// Its key.
    pub id: i64,
    /// What the register says.
    pub entry: ServiceEntry,
    /// Grows with every change.
    pub version: i64,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Since when it is excluded, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_at: Option<DateTime<Utc>>,
}
