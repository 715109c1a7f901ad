//! Why a body is asked, with the article that says so (RC-2).

use serde::{Deserialize, Serialize};

/// Why a body is asked for its opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It is the authorized body in the scope of rendering state services: asked always.
    AuthorizedServices,
    /// It is the authorized body for informatization, and the form of rendering is electronic.
    Informatization,
    /// It is the authorized body for the State Corporation, which takes part in the service.
    StateCorporation,
    /// It is the Presidential Administration, and a body that renders the service reports to the President.
    PresidentialAdministration,
    /// The draft names it as a provider.
    Provider,
    /// The drafter asks it as a body concerned.
    Interested,
}

impl Ground {
    /// Every ground, in the order of the law.
    pub const ALL: [Self; 6] = [
        Self::AuthorizedServices,
        Self::Informatization,
        Self::StateCorporation,
        Self::PresidentialAdministration,
        Self::Provider,
        Self::Interested,
    ];

    /// The stable name in the database, files and locales.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AuthorizedServices => "authorized_services",
            Self::Informatization => "informatization",
            Self::StateCorporation => "state_corporation",
            Self::PresidentialAdministration => "presidential_administration",
            Self::Provider => "provider",
            Self::Interested => "interested",
        }
    }

    /// The ground of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// The article of the law, such as `Art. 8(5)`.
    pub const fn article(self) -> &'static str {
        match self {
            Self::AuthorizedServices => "Art. 8(5)",
            Self::Informatization => "Art. 9(11)",
            Self::StateCorporation => "Art. 9-1(6)",
            Self::PresidentialAdministration => "Art. 13(1)",
            Self::Provider | Self::Interested => "Art. 15(4)",
        }
    }

    /// Whether the law asks for it, so that nobody may strike it from the list.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Interested)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_equal_the_serialised_form() {
        for ground in Ground::ALL {
            assert_eq!(Ground::from_code(ground.code()), Some(ground));
            assert_eq!(serde_json::to_string(&ground).unwrap(), format!("\"{}\"", ground.code()));
        }
    }
}
