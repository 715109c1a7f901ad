//! The chain of entries, each sealed with the hash of the one before.
//!
//! The hash of an entry is SHA-256, in lower-case hexadecimal, of its preimage: the line `talqy-ledger-1`, then for
//! each of sequence, instant, actor, action, subject, payload hash and previous hash the number of bytes, a colon, the
//! UTF-8 bytes and a line feed. The instant is RFC 3339 in UTC with six decimals and `Z`. Lengths stand first so that
//! no text can pass for the border between two fields.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Serialize};

use crate::standard::ContentHash;

/// The previous hash of the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One sealed entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Its place in the chain, from 1 without gaps.
    pub sequence: i64,
    /// When it happened, UTC, to the microsecond (what `PostgreSQL` keeps).
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// SHA-256 of the canonical JSON of the event, hexadecimal.
    pub payload_hash: String,
    /// The hash of the entry before, [`GENESIS`] for the first.
    pub previous_hash: String,
    /// The hash of this entry.
    pub hash: String,
}

/// An event to be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it happened, UTC.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// SHA-256 of the canonical JSON of the event, hexadecimal; see [`crate::report::canonical::hash`].
    pub payload_hash: String,
}

/// What is wrong with the chain at an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChainFault {
    /// The sequence has a gap, a repetition or does not begin at 1.
    Sequence,
    /// The entry does not name the hash of the one before.
    Link,
    /// The entry is not what was sealed.
    Content,
    /// A head that was signed or saved names another entry, or one that is not there: the chain was cut or written anew.
    Head,
    /// The signature under a head is not this installation's.
    Signature,
}

/// The first entry at which the chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[error("the ledger is broken at entry {sequence}: {why:?}")]
pub struct Broken {
    /// The sequence the entry has.
    pub sequence: i64,
    /// What is wrong with it.
    pub why: ChainFault,
}

/// The entry that follows `previous`.
pub fn seal(previous: Option<&LedgerEntry>, event: Event) -> LedgerEntry {
    let mut entry = LedgerEntry {
        sequence: previous.map_or(0, |previous| previous.sequence) + 1,
        at: event.at.trunc_subsecs(6),
        actor: event.actor,
        action: event.action,
        subject: event.subject,
        payload_hash: event.payload_hash,
        previous_hash: previous.map_or(GENESIS, |previous| &previous.hash).to_owned(),
        hash: String::new(),
    };
    entry.hash = entry.computed_hash();
    entry
}

/// A chain that is read from its first entry on; it remembers no more than the entry before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    count: u64,
    newest: Option<(i64, String)>,
}

impl Chain {
    /// Reads the next entry.
    ///
    /// # Errors
    /// [`Broken`] if it does not hold; the chain cannot be read on then.
    pub fn read(&mut self, entry: &LedgerEntry) -> Result<(), Broken> {
        let fault = if entry.sequence != self.sequence() + 1 {
            Some(ChainFault::Sequence)
        } else if entry.previous_hash != self.head() {
            Some(ChainFault::Link)
        } else if entry.hash != entry.computed_hash() {
            Some(ChainFault::Content)
        } else {
            None
        };
        if let Some(why) = fault {
            return Err(Broken { sequence: entry.sequence, why });
        }
        self.count += 1;
        self.newest = Some((entry.sequence, entry.hash.clone()));
        Ok(())
    }

    /// How many entries were read.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The sequence of the newest entry that was read, 0 before the first.
    pub fn sequence(&self) -> i64 {
        self.newest.as_ref().map_or(0, |(sequence, _)| *sequence)
    }

    /// The hash of the newest entry that was read, [`GENESIS`] before the first.
    pub fn head(&self) -> &str {
        self.newest.as_ref().map_or(GENESIS, |(_, hash)| hash)
    }
}

/// Checks a chain from its first entry and counts it. Entries cut off at the end leave no trace in the chain itself:
/// compare the last hash with one signed and published before.
///
/// # Errors
/// [`Broken`] at the first entry that does not hold.
pub fn verify(entries: impl IntoIterator<Item = LedgerEntry>) -> Result<u64, Broken> {
    let mut chain = Chain::default();
    for entry in entries {
        chain.read(&entry)?;
    }
    Ok(chain.count())
}

impl LedgerEntry {
    /// The hash that the fields of the entry give.
    pub fn computed_hash(&self) -> String {
        let mut preimage = String::from("talqy-ledger-1\n");
        let sequence = self.sequence.to_string();
        let at = self.at.to_rfc3339_opts(SecondsFormat::Micros, true);
        for field in [
            &sequence,
            &at,
            &self.actor,
            &self.action,
            &self.subject,
            &self.payload_hash,
            &self.previous_hash,
        ] {
            preimage.push_str(&field.len().to_string());
            preimage.push(':');
            preimage.push_str(field);
            preimage.push('\n');
        }
        ContentHash::of(preimage.as_bytes()).to_string()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn chain(length: u32) -> Vec<LedgerEntry> {
        let mut entries: Vec<LedgerEntry> = Vec::new();
        for place in 0..length {
            let event = Event {
                at: Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, place).unwrap()
                    + chrono::TimeDelta::nanoseconds(1_999),
                actor: format!("user:{place}"),
                action: "place".to_owned(),
                subject: "draft:2026-1".to_owned(),
                payload_hash: GENESIS.to_owned(),
            };
            entries.push(seal(entries.last(), event));
        }
        entries
    }

    #[test]
    fn a_sealed_chain_holds_and_survives_storage() {
        assert_eq!(verify(chain(5)), Ok(5));
        assert_eq!(verify(Vec::new()), Ok(0));
        let stored = serde_json::to_string(&chain(5)).unwrap();
        assert_eq!(verify(serde_json::from_str::<Vec<LedgerEntry>>(&stored).unwrap()), Ok(5));
        assert_eq!(chain(1)[0].at.timestamp_subsec_nanos(), 1_000);
    }

    #[test]
    fn the_preimage_is_as_documented() {
        let entry = &chain(1)[0];
        let preimage = format!(
            "talqy-ledger-1\n1:1\n27:2026-03-02T09:00:00.000001Z\n6:user:0\n5:place\n12:draft:2026-1\n64:{GENESIS}\n64:{GENESIS}\n"
        );
        assert_eq!(entry.hash, ContentHash::of(preimage.as_bytes()).to_string());
    }

    #[test]
    fn a_change_of_any_field_is_seen_at_its_entry() {
        type Tamper = fn(&mut LedgerEntry);
        let tampers: [(Tamper, ChainFault); 7] = [
            (|entry| entry.at += chrono::TimeDelta::microseconds(1), ChainFault::Content),
            (|entry| entry.actor.push('1'), ChainFault::Content),
            (|entry| entry.action = "withdraw".to_owned(), ChainFault::Content),
            (|entry| entry.subject.clear(), ChainFault::Content),
            (|entry| entry.payload_hash = entry.hash.clone(), ChainFault::Content),
            (|entry| entry.previous_hash = GENESIS.to_owned(), ChainFault::Link),
            (|entry| entry.sequence += 1, ChainFault::Sequence),
        ];
        for (tamper, why) in tampers {
            let mut entries = chain(4);
            tamper(&mut entries[2]);
            let sequence = entries[2].sequence;
            assert_eq!(verify(entries), Err(Broken { sequence, why }));
        }
    }

    #[test]
    fn a_removed_resealed_or_moved_entry_is_seen() {
        let mut removed = chain(4);
        removed.remove(1);
        assert_eq!(verify(removed), Err(Broken { sequence: 3, why: ChainFault::Sequence }));
        let mut swapped = chain(4);
        swapped.swap(1, 2);
        assert_eq!(verify(swapped), Err(Broken { sequence: 3, why: ChainFault::Sequence }));
        let mut resealed = chain(4);
        resealed[1].actor = "user:9".to_owned();
        resealed[1].hash = resealed[1].computed_hash();
        assert_eq!(verify(resealed), Err(Broken { sequence: 3, why: ChainFault::Link }));
    }

    #[test]
    fn no_text_passes_for_the_border_between_two_fields() {
        let mut one = chain(1).remove(0);
        let mut other = one.clone();
        one.actor = "a\n1:b".to_owned();
        one.action = "c".to_owned();
        other.actor = "a".to_owned();
        other.action = "b\n1:c".to_owned();
        assert_ne!(one.computed_hash(), other.computed_hash());
    }
}
