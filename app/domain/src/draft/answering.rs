//! When the developing body answers the remarks of coordinating bodies (RC-3).

use super::{Coordinating, Draft, Refusal, Returned};

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

    /// Whether a remark of the round `round` may be answered now, or the answer to it changed. With the next round its answer has
    /// gone to the bodies and to the public: it stands as they read it. One that has none yet, `has_answer` says, is still given.
    ///
    /// # Errors
    /// [`Refusal::AnswerFrozen`], and those of [`Self::answer_remarks`].
    pub const fn answer_remark(&self, round: u32, has_answer: bool) -> Result<(), Refusal> {
        match self {
            Self::Coordinating(Coordinating { round: last, .. })
            | Self::Returned(Returned { round: last, .. })
                if has_answer && round < last.number =>
            {
                Err(Refusal::AnswerFrozen { round })
            }
            _ => self.answer_remarks(),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::body::BodyId;
    use crate::coordination::Round;
    use crate::draft::sample::published;
    use crate::draft::{DraftKind, Drafting, Withdrawn};
    use crate::standard::ContentHash;

    /// A draft with the bodies, and the same between two rounds, each with the round `number` as its last.
    fn in_round(number: u32) -> [Draft; 2] {
        let round = Round {
            number,
            hash: ContentHash::of(b"text"),
            opened_at: DateTime::UNIX_EPOCH,
            asked: Vec::new(),
            ended_at: None,
        };
        let ended = Round { ended_at: Some(DateTime::UNIX_EPOCH), ..round.clone() };
        [
            Draft::Coordinating(Coordinating { reported: published(), round }),
            Draft::Returned(Returned { reported: published(), round: ended }),
        ]
    }

    #[test]
    fn rc_3_an_answer_stands_as_it_is_once_the_next_round_was_opened() {
        // What is written while a round runs, and after it, goes out with the next one.
        for draft in in_round(1) {
            assert_eq!((draft.answer_remark(1, false), draft.answer_remark(1, true)), (Ok(()), Ok(())));
        }
        for draft in in_round(3) {
            for round in [1, 2] {
                assert_eq!(draft.answer_remark(round, true), Err(Refusal::AnswerFrozen { round }));
                assert_eq!(draft.answer_remark(round, false), Ok(()), "an answer that is missing is given");
            }
            assert_eq!(draft.answer_remark(3, true), Ok(()));
        }
        assert_eq!(Draft::Reported(published()).answer_remark(1, true), Err(Refusal::NotSent));
    }

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
