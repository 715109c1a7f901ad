//! The kinds of letters to staff, each of which a person can turn off.

use serde::{Deserialize, Serialize};

/// A kind of letters to staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffLetterKind {
    /// A service came into the register: the term of its draft runs (R15-2).
    NewService,
    /// A drafter asks the head to place a draft.
    PlacementAsked,
    /// The window of a discussion has closed (R15-3).
    WindowClosed,
    /// A head took a decision back (R15-7).
    DecisionReversed,
    /// A body has given its opinion, with or without remarks (RC-3).
    Opinion,
    /// A round has ended: all agree, or the draft is returned (RC-3).
    RoundEnded,
    /// The term of a draft ends within three days (R15-2, R13-2).
    TermSoon,
    /// The term of a draft is over (R15-2, R13-2).
    TermOverdue,
    /// A draft that the body coordinated was approved, or took effect (RC-4, RF-1).
    Approved,
}

impl StaffLetterKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::NewService,
        Self::PlacementAsked,
        Self::WindowClosed,
        Self::DecisionReversed,
        Self::Opinion,
        Self::RoundEnded,
        Self::TermSoon,
        Self::TermOverdue,
        Self::Approved,
    ];

    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewService => "new_service",
            Self::PlacementAsked => "placement_asked",
            Self::WindowClosed => "window_closed",
            Self::DecisionReversed => "decision_reversed",
            Self::Opinion => "opinion",
            Self::RoundEnded => "round_ended",
            Self::TermSoon => "term_soon",
            Self::TermOverdue => "term_overdue",
            Self::Approved => "approved",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for kind in StaffLetterKind::ALL {
            assert_eq!(StaffLetterKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(StaffLetterKind::from_code("everything"), None);
    }
}
