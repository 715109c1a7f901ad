//! Whether a draft stands where it can be sent to the coordinating bodies (RC-1).

use chrono::{DateTime, Utc};

use super::Refusal;
use super::stage::Draft;
use crate::coordination::Round;

impl Draft {
    /// Whether the draft stands where it can be sent to the coordinating bodies, with the round that returned it, if one did.
    ///
    /// # Errors
    /// [`Refusal::NotReported`], or the refusal of any other stage.
    pub fn sent_after(&self, at: DateTime<Utc>) -> Result<Option<&Round>, Refusal> {
        match self {
            Self::Reported(_) => Ok(None),
            Self::Returned(returned) => Ok(Some(&returned.round)),
            Self::Drafting(_) | Self::Placed(_) => Err(Refusal::NotReported),
            other => Err(Refusal::of_stage(other.stage(at))),
        }
    }
}
