//! A row against its seal, and why a comparison ends early.

use domain::ledger::{Key, Record, Records};

use super::{How, Measure};
use crate::error::ServiceError;

/// Why a comparison ended early.
pub(super) enum Stop {
    /// A row differs.
    Differs(Key, How),
    /// The database did not answer.
    Failed(ServiceError),
}

impl From<ServiceError> for Stop {
    fn from(error: ServiceError) -> Self {
        Self::Failed(error)
    }
}

impl From<sea_orm::DbErr> for Stop {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Failed(error.into())
    }
}

/// Whether a row is what was sealed.
pub(super) fn same(measure: Measure<'_>, sealed: &Record, found: &Record) -> Result<(), Stop> {
    let how = if sealed.facts != found.facts {
        How::Facts
    } else if sealed.text != found.text {
        How::Text
    } else if sealed.wording != found.wording {
        How::Wording
    } else if measure.with_private && sealed.private != found.private {
        How::Private
    } else {
        return Ok(());
    };
    Err(Stop::Differs(found.of.clone(), how))
}

/// What a payload says of rows; an older program wrote none.
pub(super) fn records(payload: &str) -> Result<Records, Stop> {
    // The payloads of an older program were emptied, or are single words and lists.
    if !payload.starts_with('{') {
        return Ok(Records::default());
    }
    serde_json::from_str(payload).map_err(|_| Stop::Differs(Key::Draft, How::Unreadable))
}
