//! What a token may do.

use domain::body::Role;
use serde::{Deserialize, Serialize};

/// What a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenScope {
    /// Read the inbox of the body and the texts on which it is asked (RC-3).
    ReadInbox,
    /// Give the opinion of the body and amend it (RC-3).
    GiveOpinion,
}

impl TokenScope {
    /// Every scope, in the order a form offers them.
    pub const ALL: [Self; 2] = [Self::ReadInbox, Self::GiveOpinion];

    /// The stable name in forms, for machines and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadInbox => "read_inbox",
            Self::GiveOpinion => "give_opinion",
        }
    }

    /// The scope of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// The role in the body as which the token acts.
    pub(super) const fn role(self) -> Role {
        match self {
            Self::ReadInbox => Role::Coordinator,
            Self::GiveOpinion => Role::Head,
        }
    }
}
