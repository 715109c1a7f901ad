//! Bodies of the state and the roles of their people.

use serde::{Deserialize, Serialize};

/// What a body is in the sense of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// Central state body that develops standards (Art. 10).
    Central,
    /// Local executive body (Art. 11).
    Local,
    /// Authorized body in the scope of rendering state services (Art. 8): keeps the register.
    AuthorizedServices,
    /// Authorized body for informatization (Art. 9).
    AuthorizedInformatization,
    /// Authorized body for the State Corporation (Art. 9-1).
    AuthorizedStateCorporation,
    /// Authorized body on assessment and control of quality (Art. 7).
    AuthorizedQuality,
    /// Presidential Administration (Art. 13(1)).
    PresidentialAdministration,
}

impl BodyKind {
    /// Every kind, in the order of the table in the requirements.
    pub const ALL: [Self; 7] = [
        Self::Central,
        Self::Local,
        Self::AuthorizedServices,
        Self::AuthorizedInformatization,
        Self::AuthorizedStateCorporation,
        Self::AuthorizedQuality,
        Self::PresidentialAdministration,
    ];

    /// The stable name in addresses, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Local => "local",
            Self::AuthorizedServices => "authorized_services",
            Self::AuthorizedInformatization => "authorized_informatization",
            Self::AuthorizedStateCorporation => "authorized_state_corporation",
            Self::AuthorizedQuality => "authorized_quality",
            Self::PresidentialAdministration => "presidential_administration",
        }
    }

    /// Whether a body of this kind develops standards: the central state bodies (Art. 10), which the authorized ones are
    /// too. Local bodies and the Presidential Administration only coordinate those of others.
    pub const fn develops(self) -> bool {
        !matches!(self, Self::Local | Self::PresidentialAdministration)
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a person may do for a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Keeps the register of state services (Art. 8(3)).
    Registrar,
    /// Writes drafts and decides on comments.
    Drafter,
    /// Places drafts, publishes reports, approves.
    Head,
    /// Answers for a coordinating body (Art. 15(4)).
    Coordinator,
    /// Keeps bodies, people and the business calendar.
    Administrator,
    /// Keeps the people of its own body.
    BodyAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::Registrar,
        Self::Drafter,
        Self::Head,
        Self::Coordinator,
        Self::Administrator,
        Self::BodyAdministrator,
    ];

    /// The stable name in files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registrar => "registrar",
            Self::Drafter => "drafter",
            Self::Head => "head",
            Self::Coordinator => "coordinator",
            Self::Administrator => "administrator",
            Self::BodyAdministrator => "body_administrator",
        }
    }

    /// The role of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The identity of a body: the key of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BodyId(pub i64);
