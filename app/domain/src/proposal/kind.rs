//! What a proposal asks for.

use serde::{Deserialize, Serialize};

use crate::draft::DraftKind;

/// What a proposal asks for (Art. 13(3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalKind {
    /// To adopt a standard that a service has not.
    Adopt,
    /// To change the standard in force.
    Change,
    /// To cancel the standard in force.
    Cancel,
}

impl ProposalKind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Adopt, Self::Change, Self::Cancel];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adopt => "adopt",
            Self::Change => "change",
            Self::Cancel => "cancel",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of the draft that it can become.
    pub const fn draft_kind(self) -> DraftKind {
        match self {
            Self::Adopt => DraftKind::New,
            Self::Change => DraftKind::Amendment,
            Self::Cancel => DraftKind::Cancellation,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_3_a_proposal_becomes_the_draft_that_it_asks_for() {
        let table = [
            ("adopt", Some(DraftKind::New)),
            ("change", Some(DraftKind::Amendment)),
            ("cancel", Some(DraftKind::Cancellation)),
            ("", None),
            ("amend", None),
        ];
        for (code, draft) in table {
            assert_eq!(ProposalKind::from_code(code).map(ProposalKind::draft_kind), draft, "{code}");
        }
        for kind in ProposalKind::ALL {
            assert_eq!(ProposalKind::from_code(kind.code()), Some(kind));
        }
    }
}
