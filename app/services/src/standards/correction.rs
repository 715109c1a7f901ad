//! What was corrected in an act: how it stood before, why and when, kept beside it for everybody to read.

use chrono::{DateTime, Utc};
use domain::approval::Act;
use serde::{Deserialize, Serialize};

use crate::error::ServiceError;

/// A correction of an act that was entered with a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The act as it stood before.
    pub former: Act,
    /// Why it was corrected, in the words of the registrar.
    pub reason: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// The corrections of a row, the oldest first.
pub(super) fn corrections(stored: Option<&str>) -> Result<Vec<Correction>, ServiceError> {
    Ok(stored.map(serde_json::from_str).transpose()?.unwrap_or_default())
}

/// The corrections of a row with one more, as they are kept.
pub(super) fn with_another(stored: Option<&str>, another: Correction) -> Result<String, ServiceError> {
    let mut all = corrections(stored)?;
    all.push(another);
    Ok(serde_json::to_string(&all)?)
}
