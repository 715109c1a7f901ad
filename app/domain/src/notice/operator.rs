//! Who operates the site.

use serde::{Deserialize, Serialize};

use crate::language::Localized;

/// Who operates the site and answers for the personal data on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// The name.
    pub name: Localized,
    /// The postal address.
    pub address: Localized,
    /// The e-mail, empty if there is none.
    pub email: String,
    /// The phone, empty if there is none.
    pub phone: String,
}

impl Operator {
    /// Whether nothing has been entered.
    pub fn is_blank(&self) -> bool {
        self.name.is_blank()
            && self.address.is_blank()
            && self.email.trim().is_empty()
            && self.phone.trim().is_empty()
    }
}
