//! Agreements that hold: who agreed to a text is not asked about the same text again (RC-3).

use super::{Ground, Round};
use crate::body::BodyId;
use crate::standard::ContentHash;

impl Round {
    /// The round in which `body` agreed to the text of `hash`, if that agreement still stands after this round. Silence that
    /// counts as consent is no agreement that anybody gave: it does not hold.
    pub fn agreement_to(&self, hash: ContentHash, body: BodyId) -> Option<u32> {
        if hash != self.hash {
            return None;
        }
        let asked = self.asked.iter().find(|one| one.body == body && !one.struck)?;
        match asked.position {
            Some(position) => position.agrees().then_some(self.number),
            None => asked.holds_from,
        }
    }

    /// The bodies that the drafter asked as concerned: they stay asked, so that nobody drops out for having refused.
    pub fn added(&self) -> Vec<BodyId> {
        let concerned = self.asked.iter().filter(|one| one.grounds.contains(&Ground::Interested));
        concerned.map(|one| one.body).collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::coordination::{AskedBody, Position};

    fn asked(body: i64, position: Option<Position>, holds_from: Option<u32>, struck: bool) -> AskedBody {
        AskedBody {
            body: BodyId(body),
            grounds: vec![if body == 4 { Ground::Interested } else { Ground::Provider }],
            due_on: NaiveDate::default(),
            position,
            holds_from,
            silence_norm: Some("a norm".to_owned()),
            struck,
        }
    }

    #[test]
    fn rc_3_an_agreement_holds_for_the_same_text_alone() {
        let hash = ContentHash::of(b"one");
        let round = Round {
            number: 3,
            hash,
            opened_at: DateTime::UNIX_EPOCH,
            asked: vec![
                asked(1, Some(Position::Agree), None, false),
                asked(2, Some(Position::AgreeWithRemarks), Some(1), false),
                asked(3, Some(Position::Refuse), Some(1), false),
                asked(4, None, Some(2), false),
                asked(5, None, None, false),
                asked(6, Some(Position::Agree), None, true),
            ],
            ended_at: None,
        };
        let table = [(1, Some(3)), (2, Some(3)), (3, None), (4, Some(2)), (5, None), (6, None), (7, None)];
        for (body, holds) in table {
            assert_eq!(round.agreement_to(hash, BodyId(body)), holds, "body {body}");
            assert_eq!(round.agreement_to(ContentHash::of(b"other"), BodyId(body)), None, "body {body}");
        }
        assert_eq!(round.added(), [BodyId(4)]);
    }
}
