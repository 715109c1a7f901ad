//! An opinion as it is typed and as it stands inside a body before it is given.

use chrono::{DateTime, Utc};
use domain::coordination::RemarkInput;
use serde::{Deserialize, Serialize};

/// An opinion as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GiveInput {
    /// The stable name of the position.
    pub position: String,
    /// The reasons; may be empty with an agreement.
    pub reasons: String,
    /// The remarks, in order; lines without a word are none.
    pub remarks: Vec<RemarkInput>,
}

/// An opinion as it was saved last inside a body, or given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionDraft {
    /// What was typed.
    pub input: GiveInput,
    /// When it was saved, UTC.
    pub saved_at: DateTime<Utc>,
    /// Who saved it: the name.
    pub saved_by: Option<String>,
    /// Grows with every saving, and with every opinion that is given; what was never saved is of version 0.
    pub version: i64,
}
