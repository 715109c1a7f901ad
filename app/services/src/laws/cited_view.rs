//! A law of the list of a body, as it is shown.

use domain::law::CitedLaw;
use serde::{Deserialize, Serialize};

/// A law of the list of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedLawView {
    /// Its key.
    pub id: i64,
    /// The law.
    pub law: CitedLaw,
    /// Grows with every change.
    pub version: i64,
}
