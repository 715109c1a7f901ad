//! Who asks.

use serde::{Deserialize, Serialize};

use crate::body::{BodyId, BodyKind, Role};

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "actor", rename_all = "snake_case")]
pub enum Actor {
    /// Anybody, without an account.
    Public,
    /// A person signed in.
    Staff {
        /// The key of the account.
        user_id: i64,
        /// What the person does for which body.
        memberships: Vec<Membership>,
    },
}

/// A role in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Membership {
    /// The body.
    pub body: BodyId,
    /// Its kind.
    pub body_kind: BodyKind,
    /// The role.
    pub role: Role,
}

impl Actor {
    /// The roles and bodies of the actor, none for the public.
    pub fn memberships(&self) -> &[Membership] {
        match self {
            Self::Public => &[],
            Self::Staff { memberships, .. } => memberships,
        }
    }

    /// The key of the account.
    pub fn user_id(&self) -> Option<i64> {
        match self {
            Self::Public => None,
            Self::Staff { user_id, .. } => Some(*user_id),
        }
    }

    /// Who the actor is in the ledger: `public` or `user:7`.
    pub fn label(&self) -> String {
        self.user_id().map_or_else(|| "public".to_owned(), |id| format!("user:{id}"))
    }
}
