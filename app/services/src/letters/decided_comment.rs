//! A comment of the reader of a letter, with what was decided on it.

use domain::discussion::Outcome;
use serde::{Deserialize, Serialize};

/// A comment of the reader of a letter, with what was decided on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedComment {
    /// Its number in the draft.
    pub comment: i64,
    /// What was decided.
    pub outcome: Outcome,
    /// The address of its receipt, where the substantiation stands.
    pub link: String,
}
