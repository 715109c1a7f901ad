//! A refused transition, which gives its stage back.

use super::Refusal;

/// A refused transition: the stage as it was, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused<Stage> {
    /// The stage, unchanged.
    pub stage: Stage,
    /// Why.
    pub refusal: Refusal,
}

impl<Stage> Refused<Stage> {
    /// The result of a refused transition; on the heap, so that a refusal does not make every result large.
    pub(super) fn result<Next>(stage: Stage, refusal: Refusal) -> Result<Next, Box<Self>> {
        Err(Box::new(Self { stage, refusal }))
    }

    /// The same refusal of the stage in its enum.
    pub(super) fn map<Whole>(self, whole: impl FnOnce(Stage) -> Whole) -> Refused<Whole> {
        Refused { stage: whole(self.stage), refusal: self.refusal }
    }
}
