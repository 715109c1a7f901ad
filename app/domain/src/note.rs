//! Margin notes: what colleagues of a body say to each other on a clause of a draft, and what of it holds a placement up.

use serde::{Deserialize, Serialize};

/// The most characters of a note and of an answer to it.
pub const NOTE_LIMIT: u32 = 4_000;

/// What a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A note of a colleague.
    Colleague,
    /// A remark of the head: it is answered or resolved before placement is asked again.
    Head,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Colleague, Self::Head];

    /// The stable name in forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Colleague => "colleague",
            Self::Head => "head",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NoteStanding {
    /// What it is.
    pub kind: NoteKind,
    /// Whether it is resolved.
    pub is_resolved: bool,
    /// Whether somebody else than its writer has answered it since it was written or reopened last.
    pub is_answered: bool,
}

impl NoteStanding {
    /// Whether placement cannot be asked because of it.
    pub const fn holds_placement(self) -> bool {
        matches!(self.kind, NoteKind::Head) && !self.is_resolved && !self.is_answered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_1_only_a_remark_of_the_head_that_nobody_settled_holds_a_placement_up() {
        for kind in NoteKind::ALL {
            for (is_resolved, is_answered) in [(false, false), (false, true), (true, false), (true, true)] {
                let standing = NoteStanding { kind, is_resolved, is_answered };
                let holds = kind == NoteKind::Head && !is_resolved && !is_answered;
                assert_eq!(standing.holds_placement(), holds, "{standing:?}");
            }
            assert_eq!(NoteKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(NoteKind::from_code("public"), None);
    }
}
