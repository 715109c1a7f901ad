//! The stages after the report: with the coordinating bodies, returned, approved (Art. 10(1), 13(1), 15(4)).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Refusal, Refused, Reported};
use crate::body::BodyId;
use crate::coordination::{Agreements, AskedBody, RequiredBody, Round};
use crate::standard::ContentHash;

/// A draft with the coordinating bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinating {
    /// The report that went with it (RC-1).
    pub reported: Reported,
    /// The last round; it may have ended with every agreement.
    pub round: Round,
}

/// A draft between two rounds: it is being changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The report that went with it.
    pub reported: Reported,
    /// The round that returned it.
    pub round: Round,
}

/// An approved draft; the clock tells whether it is in force (RF-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// The report that went with it.
    pub reported: Reported,
    /// When it was approved, UTC.
    pub approved_at: DateTime<Utc>,
    /// When it takes effect: the beginning of the legal day, UTC; nothing until that is known.
    pub effective_at: Option<DateTime<Utc>>,
    /// When it is no longer in force: the beginning of the legal day, UTC.
    pub ceases_at: Option<DateTime<Utc>>,
}

/// What is needed to send a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendRequest {
    /// The instant of the request, UTC.
    pub at: DateTime<Utc>,
    /// The errors of the content (R14-2).
    pub content_errors: u32,
    /// The hash of the text.
    pub hash: ContentHash,
    /// Whether the authorized body that the law asks always stands (RC-2), as [`crate::coordination::has_authorized_body`] says.
    pub has_authorized_body: bool,
    /// Who must be asked by the law (RC-2), as [`crate::coordination::required`] says.
    pub required: Vec<RequiredBody>,
    /// Who is asked.
    pub asked: Vec<AskedBody>,
    /// Remarks of earlier rounds without an answer.
    pub unanswered: u32,
}

impl SendRequest {
    /// Whether the draft may be sent; `last` is the round that returned it.
    ///
    /// # Errors
    /// [`Refusal::ContentErrors`], [`Refusal::RemarksUnanswered`], [`Refusal::NoAuthorizedBody`], [`Refusal::NobodyToAsk`] or
    /// [`Refusal::RequiredLeftOut`].
    pub fn check(&self, last: Option<&Round>) -> Result<(), Refusal> {
        let left_out: Vec<BodyId> = self
            .required
            .iter()
            .filter(|required| required.grounds.iter().any(|ground| ground.is_required()))
            .map(|required| required.body)
            .filter(|body| !self.asked.iter().any(|asked| asked.body == *body))
            .collect();
        if self.content_errors > 0 {
            Err(Refusal::ContentErrors { count: self.content_errors })
        } else if last.is_some() && self.unanswered > 0 {
            Err(Refusal::RemarksUnanswered { count: self.unanswered })
        } else if !self.has_authorized_body {
            Err(Refusal::NoAuthorizedBody)
        } else if !left_out.is_empty() {
            Err(Refusal::RequiredLeftOut { bodies: left_out })
        } else if self.asked.is_empty() {
            Err(Refusal::NobodyToAsk)
        } else {
            Ok(())
        }
    }

    pub(super) fn into_stage(self, reported: Reported, number: u32) -> Coordinating {
        let Self { at, hash, asked, .. } = self;
        Coordinating { reported, round: Round { number, hash, opened_at: at, asked, ended_at: None } }
    }
}

impl Coordinating {
    /// Takes the draft back after a round in which all agreed, to change it for a remark; the next round asks anew (RC-3).
    ///
    /// # Errors
    /// The draft and [`Refusal::RoundOpen`].
    pub fn take_back(self) -> Result<Returned, Box<Refused<Self>>> {
        if self.round.ended_at.is_none() {
            let round = self.round.number;
            return Refused::result(self, Refusal::RoundOpen { round });
        }
        let Self { reported, round } = self;
        Ok(Returned { reported, round })
    }

    /// Approves the text of `hash`: every required body agrees to that very text (RC-4).
    ///
    /// # Errors
    /// The draft and [`Refusal::RoundOpen`] or [`Refusal::AgreementsMissing`].
    pub fn approve(
        self,
        at: DateTime<Utc>,
        today: NaiveDate,
        hash: ContentHash,
        required: &[RequiredBody],
    ) -> Result<Approved, Box<Refused<Self>>> {
        let missing = Agreements { round: &self.round, required }.missing(hash, today);
        let refusal = if self.round.ended_at.is_none() {
            Refusal::RoundOpen { round: self.round.number }
        } else if missing.is_empty() {
            return Ok(Approved {
                reported: self.reported,
                approved_at: at,
                effective_at: None,
                ceases_at: None,
            });
        } else {
            Refusal::AgreementsMissing { missing }
        };
        Refused::result(self, refusal)
    }

    pub(super) fn ended(self, at: DateTime<Utc>) -> Self {
        Self { round: Round { ended_at: Some(at), ..self.round }, ..self }
    }
}

#[cfg(test)]
#[path = "coordinating_tests.rs"]
mod tests;
