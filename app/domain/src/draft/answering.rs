//! When the developing body answers the remarks of coordinating bodies (RC-3).

use super::{Draft, Refusal};

impl Draft {
    /// Whether remarks are answered and meetings recorded now: from the moment the draft was sent until it is approved.
    ///
    /// # Errors
    /// [`Refusal::NotReported`], [`Refusal::NotSent`], [`Refusal::AlreadyApproved`] or [`Refusal::AlreadyWithdrawn`].
    pub const fn answer_remarks(&self) -> Result<(), Refusal> {
        match self {
            Self::Coordinating(_) | Self::Returned(_) => Ok(()),
            Self::Drafting(_) | Self::Placed(_) => Err(Refusal::NotReported),
            Self::Reported(_) => Err(Refusal::NotSent),
            Self::Approved(_) => Err(Refusal::AlreadyApproved),
            Self::Withdrawn(_) => Err(Refusal::AlreadyWithdrawn),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::body::BodyId;
    use crate::draft::{DraftKind, Drafting, Withdrawn};

    #[test]
    fn rc_3_remarks_are_answered_only_of_a_draft_that_was_sent() {
        let origin = Drafting { number: "2026-0001".to_owned(), kind: DraftKind::New, body: BodyId(1) };
        let withdrawn = Withdrawn {
            origin: origin.clone(),
            placement: None,
            late_attempts: 0,
            withdrawn_at: DateTime::UNIX_EPOCH,
            reason: "Начат по ошибке.".to_owned(),
        };
        assert_eq!(Draft::Drafting(origin).answer_remarks(), Err(Refusal::NotReported));
        assert_eq!(Draft::Withdrawn(withdrawn).answer_remarks(), Err(Refusal::AlreadyWithdrawn));
    }
}
