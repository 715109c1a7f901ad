//! An entry of the register (Art. 12(2), R12-1).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::body::BodyId;
use crate::language::Localized;
use crate::standard::ServiceForm;

/// Who receives the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipients {
    /// Individuals.
    Individuals,
    /// Legal entities.
    LegalEntities,
    /// Individuals and legal entities.
    Both,
}

impl Recipients {
    /// Every choice, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Individuals, Self::LegalEntities, Self::Both];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individuals => "individuals",
            Self::LegalEntities => "legal_entities",
            Self::Both => "both",
        }
    }

    /// The choice of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// A service provider as the register names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderName {
    /// The body, where it is one the installation knows; otherwise the name stands for a category of bodies.
    pub body: Option<BodyId>,
    /// The name, in Kazakh and Russian at least.
    pub name: Localized,
}

/// A state service as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceEntry {
    /// The code of the service, unique in the register.
    pub code: String,
    /// The name of the service.
    pub name: Localized,
    /// Who receives it.
    pub recipients: Recipients,
    /// The central state body that develops its standard.
    pub developing_body: BodyId,
    /// Who renders it; at least one.
    pub providers: Vec<ProviderName>,
    /// Whether the State Corporation accepts applications and issues results.
    pub through_state_corporation: bool,
    /// Whether it is rendered through the web portal of electronic government.
    pub through_portal: bool,
    /// The forms of rendering; at least one, each once.
    pub forms: Vec<ServiceForm>,
    /// Whether the recipient pays.
    pub paid: bool,
    /// The date of inclusion, from which the terms of Art. 13(1) and 15(2) run (R12-3).
    pub included_on: NaiveDate,
}
