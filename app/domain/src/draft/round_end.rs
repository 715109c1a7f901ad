//! The end of a round: whether the draft stays to be approved, or is returned to be changed (RC-3).

use chrono::{DateTime, NaiveDate, Utc};

use super::coordinating::{Coordinating, Returned};
use super::stage::Draft;
use super::{Refusal, Refused};
use crate::coordination::RoundState;

impl Coordinating {
    /// Ends the round at `at`, on the legal date `today`. It can be ended when everybody has answered, or as soon as somebody
    /// refuses: a refusal returns the draft (RC-3). When all agree the draft stays, to be approved.
    ///
    /// # Errors
    /// The draft and [`Refusal::RoundEnded`] or [`Refusal::RoundUndecided`].
    pub fn end_round(self, at: DateTime<Utc>, today: NaiveDate) -> Result<Draft, Box<Refused<Self>>> {
        if self.round.ended_at.is_some() {
            let round = self.round.number;
            return Refused::result(self, Refusal::RoundEnded { round });
        }
        let refused = self.round.is_refused();
        match self.round.state(today) {
            RoundState::Waiting { bodies } if !refused => {
                Refused::result(self, Refusal::RoundUndecided { bodies })
            }
            RoundState::Agreed => Ok(Draft::Coordinating(self.ended(at))),
            RoundState::Waiting { .. } | RoundState::Refused { .. } => {
                let Self { reported, round } = self.ended(at);
                Ok(Draft::Returned(Returned { reported, round }))
            }
        }
    }
}
