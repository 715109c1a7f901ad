//! Whether a text has every agreement that its approval needs (RC-4).

use chrono::NaiveDate;

use super::{Missing, RequiredBody, Round};
use crate::standard::ContentHash;

/// What the bodies say of one text.
#[derive(Clone, Copy, Debug)]
pub struct Agreements<'a> {
    /// The last round.
    pub round: &'a Round,
    /// Who must agree to the text by the law as the bodies stand today, and whom the drafter asked besides.
    pub required: &'a [RequiredBody],
}

impl Agreements<'_> {
    /// Every agreement to the text of `hash` that is missing on the legal date `today`. A body that was struck needs none.
    pub fn missing(&self, hash: ContentHash, today: NaiveDate) -> Vec<Missing> {
        let mut missing = Vec::new();
        for RequiredBody { body, .. } in self.required {
            let asked = self.round.asked.iter().find(|one| one.body == *body);
            match asked {
                Some(one) if one.struck => {}
                Some(_) if hash != self.round.hash => missing.push(Missing::NotAsked { body: *body }),
                None => missing.push(Missing::NotAsked { body: *body }),
                Some(one) => match one.counts(today) {
                    None => missing.push(Missing::Silent { body: *body }),
                    Some(position) if !position.agrees() => missing.push(Missing::Refuses { body: *body }),
                    Some(_) => {}
                },
            }
        }
        // Whoever was asked has a say, also where the law would not have asked.
        for one in self.round.asked.iter().filter(|one| !one.struck) {
            let named = self.required.iter().any(|required| required.body == one.body);
            match one.counts(today) {
                _ if named => {}
                None => missing.push(Missing::Silent { body: one.body }),
                Some(position) if !position.agrees() => missing.push(Missing::Refuses { body: one.body }),
                Some(_) => {}
            }
        }
        missing
    }
}

#[cfg(test)]
#[path = "agreement_tests.rs"]
mod tests;
