//! Which papers go with a draft.

use serde::{Deserialize, Serialize};

use crate::draft::{Draft, DraftKind, Refusal};

/// A paper that goes with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// The explanatory note.
    Note,
    /// The comparative table: what stands, what is proposed, and why.
    Table,
    /// The draft of the order.
    Order,
}

impl PaperKind {
    /// Every paper, in the order in which they are filed.
    pub const ALL: [Self; 3] = [Self::Note, Self::Table, Self::Order];

    /// The stable name in addresses, forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Table => "table",
            Self::Order => "order",
        }
    }

    /// The paper of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the paper goes with drafts of a kind: a cancellation changes no text, so that nothing is compared.
    pub fn goes_with(self, draft: DraftKind) -> bool {
        self != Self::Table || draft != DraftKind::Cancellation
    }

    /// Whether the papers of a draft may still be written: until it is approved or withdrawn.
    ///
    /// # Errors
    /// [`Refusal::AlreadyApproved`] and [`Refusal::AlreadyWithdrawn`].
    pub const fn writable(draft: &Draft) -> Result<(), Refusal> {
        match draft {
            Draft::Approved(_) => Err(Refusal::AlreadyApproved),
            Draft::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
            Draft::Drafting(_)
            | Draft::Placed(_)
            | Draft::Reported(_)
            | Draft::Coordinating(_)
            | Draft::Returned(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancellation_has_no_comparative_table() {
        for kind in PaperKind::ALL {
            assert_eq!(PaperKind::from_code(kind.code()), Some(kind));
            assert!(kind.goes_with(DraftKind::New) && kind.goes_with(DraftKind::Amendment));
            assert_eq!(kind.goes_with(DraftKind::Cancellation), kind != PaperKind::Table);
        }
        assert_eq!(PaperKind::from_code("letter"), None);
    }
}
