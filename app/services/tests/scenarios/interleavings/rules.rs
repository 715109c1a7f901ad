//! Which commands lead from which stage to which: what the machine of the stages allows, said once more and apart from it.

use domain::coordination::Position;
use domain::draft::StageName::{
    self, Approved, Coordinating, Drafting, InForce, Open, Reported, Returned, Review, Withdrawn,
};

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A drafter asks for the placement.
    Ask,
    /// A head places the draft.
    Place,
    /// Somebody of the public comments.
    Comment,
    /// A drafter writes.
    Write,
    /// A drafter decides every comment and gives a reason for every gap.
    Decide,
    /// A head publishes the report.
    Publish,
    /// A head sends the draft to the bodies.
    Send,
    /// A body gives its opinion, or amends it.
    Opine(&'static str, Position),
    /// A head ends the round.
    End,
    /// A head takes the draft back.
    TakeBack,
    /// A drafter answers every remark.
    Answer,
    /// A head approves.
    Approve,
    /// A head records registration and publication.
    Record,
    /// A head withdraws the draft.
    Withdraw,
}

impl Step {
    /// Every step.
    pub(super) const ALL: [Self; 18] = [
        Self::Ask,
        Self::Place,
        Self::Comment,
        Self::Write,
        Self::Decide,
        Self::Publish,
        Self::Send,
        Self::Opine("keeper", Position::Agree),
        Self::Opine("keeper", Position::AgreeWithRemarks),
        Self::Opine("keeper", Position::Refuse),
        Self::Opine("digital", Position::Agree),
        Self::Opine("digital", Position::Refuse),
        Self::End,
        Self::TakeBack,
        Self::Answer,
        Self::Approve,
        Self::Record,
        Self::Withdraw,
    ];

    /// What brings a draft of a stage further.
    pub(super) fn onward(stage: StageName) -> &'static [Self] {
        match stage {
            Drafting => &[Self::Ask, Self::Place],
            Open => &[Self::Comment, Self::Decide],
            Review => &[Self::Decide, Self::Publish],
            Reported => &[Self::Send],
            Coordinating => &[
                Self::Opine("keeper", Position::Agree),
                Self::Opine("digital", Position::Agree),
                Self::End,
                Self::Approve,
            ],
            Returned => &[Self::Answer, Self::Send],
            Approved | InForce => &[Self::Record],
            StageName::Ceased | Withdrawn => &Self::ALL,
        }
    }

    /// The stages in which the step, if it is taken, may leave a draft of a stage; none where it must be refused.
    fn leads(self, stage: StageName) -> Vec<StageName> {
        match (self, stage) {
            (Self::Ask, Drafting)
            | (Self::Comment, Open)
            | (Self::Write, Drafting | Open | Review | Returned)
            | (Self::Decide, Open | Review)
            | (Self::Opine(..), Coordinating)
            | (Self::Answer, Coordinating | Returned)
            | (Self::Record, Approved | InForce) => vec![stage],
            (Self::Place, Drafting) => vec![Open],
            (Self::Publish, Review) => vec![Reported],
            (Self::Send, Reported | Returned) => vec![Coordinating],
            (Self::End, Coordinating) => vec![Coordinating, Returned],
            (Self::TakeBack, Coordinating) => vec![Returned],
            (Self::Approve, Coordinating) => vec![Approved],
            (Self::Withdraw, Drafting | Open | Review | Reported | Coordinating | Returned) => {
                vec![Withdrawn]
            }
            _ => Vec::new(),
        }
    }
}

/// The stages in which steps that were taken, one after the other in any order, may leave a draft of a stage.
pub(super) fn reachable(stage: StageName, taken: &[Step]) -> Vec<StageName> {
    if taken.is_empty() {
        return vec![stage];
    }
    let mut reached = Vec::new();
    for (place, step) in taken.iter().enumerate() {
        let mut others = taken.to_vec();
        others.remove(place);
        for next in step.leads(stage) {
            reached.extend(reachable(next, &others));
        }
    }
    reached
}

/// Whether a draft of one stage may be found in another after time alone has passed.
pub(super) fn time_brings(before: StageName, after: StageName) -> bool {
    before == after || matches!((before, after), (Open, Review) | (Approved, InForce))
}

#[test]
fn two_steps_at_once_are_taken_in_one_order_or_the_other() {
    assert_eq!(reachable(Open, &[]), [Open]);
    assert_eq!(reachable(Drafting, &[Step::Withdraw, Step::Place]), [Withdrawn]);
    assert!(reachable(Drafting, &[Step::Place, Step::Place]).is_empty());
    assert!(reachable(Reported, &[Step::Approve]).is_empty());
    let ended = reachable(Coordinating, &[Step::End, Step::TakeBack]);
    assert_eq!(ended, [Returned], "the other way round nothing runs any more");
}
