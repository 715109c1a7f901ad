//! The post of the story: who got how many letters of which kind.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;
use services::Services;
use services::outbox::{claim, mark_sent, waiting};

/// What went out so far, by kind and address.
#[derive(Debug, Default)]
pub(super) struct Post {
    sent: BTreeMap<(String, String), usize>,
}

impl Post {
    /// Sends everything that is due at an instant: the kind, the address and the facts of each letter.
    pub(super) async fn collect(
        &mut self,
        services: &Services,
        at: DateTime<Utc>,
    ) -> Vec<(String, String, String)> {
        let mut letters = Vec::new();
        loop {
            let claimed = claim(services, at, 100).await.unwrap();
            if claimed.is_empty() {
                assert_eq!(waiting(&services.database).await.unwrap(), 0, "every letter goes out");
                return letters;
            }
            for letter in claimed {
                let facts: Value =
                    serde_json::from_str(&letter.message.body).expect("the facts of one letter");
                let kind = facts["letter"].as_str().unwrap().to_owned();
                let to = letter.message.recipient;
                *self.sent.entry((kind.clone(), to.clone())).or_default() += 1;
                letters.push((kind, to, letter.message.body));
                mark_sent(&services.database, letter.id, at).await.unwrap();
            }
        }
    }

    /// Compares what went out with the story: invitations and letters about accounts have scenarios of their own.
    pub(super) fn went_out(&self) {
        let counted: Vec<(&str, &str, usize)> = self
            .sent
            .iter()
            .map(|((kind, to), count)| (kind.as_str(), to.split('@').next().unwrap_or_default(), *count))
            .filter(|(kind, ..)| !matches!(*kind, "invitation" | "account"))
            .collect();
        assert_eq!(counted, EXPECTED);
    }
}

/// Five rounds in three drafts. Of the third round only the body that had refused is told anew, and everybody is told of each
/// end; opinions are told to those who write for the ministry. An approval and its effect are told to those who commented, follow or
/// coordinated; the head is asked to place each draft.
const EXPECTED: [(&str, &str, usize); 33] = [
    ("approved", "aigul", 2),
    ("approved", "corporation", 3),
    ("approved", "digital", 3),
    ("approved", "keeper", 3),
    ("approved", "oleg", 1),
    ("approved", "reader", 3),
    ("confirm_subscription", "reader", 1),
    ("in_force", "aigul", 2),
    ("in_force", "corporation", 3),
    ("in_force", "digital", 3),
    ("in_force", "keeper", 3),
    ("in_force", "oleg", 1),
    ("in_force", "reader", 3),
    ("opinion_given", "drafter", 13),
    ("opinion_given", "head", 13),
    ("placed", "reader", 3),
    ("proposal_answered", "marat", 1),
    ("proposal_moved", "marat", 3),
    ("proposal_received", "marat", 1),
    ("receipt", "aigul", 2),
    ("receipt", "oleg", 1),
    ("reported", "aigul", 2),
    ("reported", "oleg", 1),
    ("reported", "reader", 3),
    ("round_ended", "corporation", 5),
    ("round_ended", "digital", 5),
    ("round_ended", "drafter", 5),
    ("round_ended", "head", 5),
    ("round_ended", "keeper", 5),
    ("round_opened", "corporation", 4),
    ("round_opened", "digital", 5),
    ("round_opened", "keeper", 4),
    ("staff", "head", 3),
];
