//! Where a proposal stands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// It waits for an answer.
    Waiting,
    /// It is answered.
    Answered,
}

impl ProposalState {
    /// Every state.
    pub const ALL: [Self; 2] = [Self::Waiting, Self::Answered];

    /// The stable name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Answered => "answered",
        }
    }

    /// The state of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether its term is over without an answer: the whole of the last day counts.
    pub fn is_overdue(self, due_on: NaiveDate, today: NaiveDate) -> bool {
        self == Self::Waiting && today > due_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_3_a_proposal_is_overdue_after_its_last_day_alone() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let table = [
            (ProposalState::Waiting, 23, false),
            (ProposalState::Waiting, 24, false),
            (ProposalState::Waiting, 25, true),
            (ProposalState::Answered, 25, false),
        ];
        for (state, today, overdue) in table {
            assert_eq!(state.is_overdue(day(24), day(today)), overdue, "{state:?} on {today}");
            assert_eq!(ProposalState::from_code(state.code()), Some(state));
        }
    }
}
