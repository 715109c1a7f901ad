//! One round of coordination: one text, the bodies that are asked about it, and when it has ended (RC-3).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Ground, Position};
use crate::body::BodyId;
use crate::draft::Refusal;
use crate::standard::ContentHash;

/// A body in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedBody {
    /// The body.
    pub body: BodyId,
    /// Why it is asked; never empty.
    pub grounds: Vec<Ground>,
    /// The legal date by which its answer is due: a setting of the body, not a term of the law.
    pub due_on: NaiveDate,
    /// The position that stands.
    pub position: Option<Position>,
    /// The earlier round whose agreement holds, because the text is the same.
    pub holds_from: Option<u32>,
    /// The norm by which its silence after `due_on` is consent, where the administrator entered one.
    pub silence_norm: Option<String>,
    /// Whether the registrar struck it because it was abolished without a successor.
    pub struck: bool,
}

impl AskedBody {
    /// Whether the law asks for it.
    pub fn is_required(&self) -> bool {
        self.grounds.iter().any(|ground| ground.is_required())
    }

    /// The position that counts on the legal date `today`: the given one, the one that holds, or consent by silence where a
    /// norm says so.
    pub fn counts(&self, today: NaiveDate) -> Option<Position> {
        let silent = || self.silence_norm.is_some() && today > self.due_on;
        self.position.or_else(|| (self.holds_from.is_some() || silent()).then_some(Position::Agree))
    }
}

/// A round of coordination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its number in the draft, from 1.
    pub number: u32,
    /// The hash of the text that was sent.
    pub hash: ContentHash,
    /// When it was sent, UTC.
    pub opened_at: DateTime<Utc>,
    /// Who is asked.
    pub asked: Vec<AskedBody>,
    /// When it ended, UTC.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Where a round stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RoundState {
    /// Bodies have not answered yet.
    Waiting {
        /// They.
        bodies: Vec<BodyId>,
    },
    /// Everybody has answered, and somebody refuses.
    Refused {
        /// They.
        bodies: Vec<BodyId>,
    },
    /// Everybody agrees, with or without remarks.
    Agreed,
}

impl Round {
    /// Where the round stands on the legal date `today`.
    pub fn state(&self, today: NaiveDate) -> RoundState {
        let asked = || self.asked.iter().filter(|body| !body.struck);
        let waiting: Vec<BodyId> =
            asked().filter(|body| body.counts(today).is_none()).map(|body| body.body).collect();
        if !waiting.is_empty() {
            return RoundState::Waiting { bodies: waiting };
        }
        let refusing: Vec<BodyId> = asked()
            .filter(|body| body.counts(today) == Some(Position::Refuse))
            .map(|body| body.body)
            .collect();
        if refusing.is_empty() { RoundState::Agreed } else { RoundState::Refused { bodies: refusing } }
    }

    /// Whether somebody refuses already, so that the round may be ended before all have answered: its outcome is certain.
    pub fn is_refused(&self) -> bool {
        self.asked.iter().any(|body| !body.struck && body.position == Some(Position::Refuse))
    }

    /// Whether `body` may give or amend its opinion on the text of `hash`.
    ///
    /// # Errors
    /// [`Refusal::RoundEnded`], [`Refusal::SupersededText`] or [`Refusal::NotAsked`].
    pub fn receive(&self, body: BodyId, hash: ContentHash) -> Result<(), Refusal> {
        if hash != self.hash {
            return Err(Refusal::SupersededText);
        }
        if self.ended_at.is_some() {
            return Err(Refusal::RoundEnded { round: self.number });
        }
        let asked = self.asked.iter().any(|one| one.body == body && !one.struck);
        if asked { Ok(()) } else { Err(Refusal::NotAsked) }
    }
}

#[cfg(test)]
#[path = "round_tests.rs"]
mod tests;
