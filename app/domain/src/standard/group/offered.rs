//! The names of groups that standards use most often, offered in three languages; words of the standard, not of the interface.

use serde::{Deserialize, Serialize};

use crate::language::Localized;

/// A name that is offered for a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupName {
    /// For individuals.
    Individuals,
    /// For legal entities.
    LegalEntities,
    /// To the service provider.
    ToProvider,
    /// To the State Corporation.
    ToStateCorporation,
    /// Through the portal.
    ThroughPortal,
    /// The first issue.
    FirstIssue,
    /// The renewal.
    Renewal,
    /// A duplicate.
    Duplicate,
}

impl GroupName {
    /// The name in every language, as it stands over its list.
    pub fn text(self) -> Localized {
        let (kk, ru, en) = match self {
            Self::Individuals => ("жеке тұлғалар үшін:", "для физических лиц:", "for individuals:"),
            Self::LegalEntities => ("заңды тұлғалар үшін:", "для юридических лиц:", "for legal entities:"),
            Self::ToProvider => (
                "көрсетілетін қызметті берушіге жүгінген кезде:",
                "при обращении к услугодателю:",
                "when applying to the service provider:",
            ),
            Self::ToStateCorporation => (
                "Мемлекеттік корпорацияға жүгінген кезде:",
                "при обращении в Государственную корпорацию:",
                "when applying to the State Corporation:",
            ),
            Self::ThroughPortal => (
                "портал арқылы жүгінген кезде:",
                "при обращении через портал:",
                "when applying through the portal:",
            ),
            Self::FirstIssue => ("алғаш рет берілген кезде:", "при первичной выдаче:", "at the first issue:"),
            Self::Renewal => ("мерзімі ұзартылған кезде:", "при продлении срока действия:", "at renewal:"),
            Self::Duplicate => {
                ("телнұсқасы берілген кезде:", "при выдаче дубликата:", "at the issue of a duplicate:")
            }
        };
        Localized::new(kk, ru, en)
    }
}
