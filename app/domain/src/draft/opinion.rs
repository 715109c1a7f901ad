//! Whether the opinion of a body on a draft is taken (RC-3).

use chrono::{DateTime, Utc};

use super::coordinating::{Coordinating, Returned};
use super::{Draft, Refusal};
use crate::body::BodyId;
use crate::standard::ContentHash;

impl Draft {
    /// Whether `body` may give or amend its opinion on the text of `hash` at `at`.
    ///
    /// # Errors
    /// As [`crate::coordination::Round::receive`], [`Refusal::NotSent`], or the refusal of a later stage: an agreement is not
    /// taken back after the approval.
    pub fn receive_opinion(&self, body: BodyId, hash: ContentHash, at: DateTime<Utc>) -> Result<(), Refusal> {
        match self {
            // Between two rounds the last one says that it has ended.
            Self::Coordinating(Coordinating { round, .. }) | Self::Returned(Returned { round, .. }) => {
                round.receive(body, hash)
            }
            Self::Drafting(_) | Self::Placed(_) | Self::Reported(_) => Err(Refusal::NotSent),
            Self::Approved(_) | Self::Withdrawn(_) => Err(Refusal::of_stage(self.stage(at))),
        }
    }
}
