//! A body of the state, as it stands.

use domain::body::{BodyId, BodyKind};
use domain::coordination::BodyTerms;
use domain::language::Localized;
use serde::{Deserialize, Serialize};

/// A body of the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its key.
    pub id: BodyId,
    /// Its code in addresses.
    pub code: String,
    /// What it is in the sense of the law.
    pub kind: BodyKind,
    /// Its name.
    pub name: Localized,
    /// Whether it is subordinate and accountable to the President (Art. 13(1)).
    pub reports_to_president: bool,
    /// Where letters to it go.
    pub email: String,
    /// How long it has for an opinion, whether its silence is consent, and what became of it.
    pub terms: BodyTerms,
    /// Grows with every change.
    pub version: i64,
}
