//! Guessing is slowed down, and nobody is locked out from outside.
//!
//! What is counted is an account together with where the tries come from: a network, a browser that signed in before, a
//! session. The pause grows with every failure and is bounded; a try that comes during the pause counts for nothing. When
//! an account fails often, from wherever, each network has one try before its pauses begin, but it always has that one.
//! A try is counted before the password is checked, so that many at once do not pass together. The counters stand in
//! memory: a refused try writes nothing. Instances count apart.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::hashing::Asker;
use crate::digest;
use crate::error::ServiceError;

/// After how long without a failure the counting begins anew, in minutes.
const MEMORY_MINUTES: i64 = 60;
/// The longest pause, in seconds.
const LONGEST_PAUSE_SECONDS: i64 = 300;
/// From how many failures on, from wherever, an account is thought to be under attack.
const ALARM: u32 = 20;
/// From how many failures on the owner is told.
const WORTH_A_LETTER: u32 = 5;
/// How many hours lie between two letters about failures.
const HOURS_BETWEEN_LETTERS: i64 = 12;
/// How many places are counted, and how many accounts.
const MOST: usize = 10_000;

/// Where tries come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    name: String,
    known: bool,
}

impl Source {
    /// A network, of which nothing more is known.
    pub(super) fn network(network: &str) -> Self {
        Self { name: format!("network {network}"), known: false }
    }

    /// A browser that signed in to the account before.
    pub(super) fn device(nonce: &str) -> Self {
        Self { name: format!("device {nonce}"), known: true }
    }

    /// A session of the account.
    pub(super) fn session(id: i64) -> Self {
        Self { name: format!("session {id}"), known: true }
    }

    /// In which line the try waits for its hash.
    pub(super) fn asker(&self) -> Asker {
        if self.known { Asker::Known } else { Asker::Stranger }
    }
}

/// A try that was let through and counted as failed until something else is told of it.
#[derive(Debug)]
pub(super) struct Ticket {
    place: String,
    account: String,
}

#[derive(Debug, Default)]
struct Count {
    failures: u32,
    last: DateTime<Utc>,
    /// When the owner was told, of an account.
    told: Option<DateTime<Utc>>,
}

#[derive(Debug, Default)]
struct Counts {
    places: HashMap<String, Count>,
    accounts: HashMap<String, Count>,
}

/// The counters of an instance.
#[derive(Debug, Default)]
pub(crate) struct Throttle(Mutex<Counts>);

impl Throttle {
    /// Counts a try for an e-mail as failed, or refuses it.
    ///
    /// # Errors
    /// [`ServiceError::TooMany`] during the pause.
    pub(super) fn begin(
        &self,
        email: &str,
        source: &Source,
        at: DateTime<Utc>,
    ) -> Result<Ticket, ServiceError> {
        // Strangers type what they like: what is kept of it has one length.
        let account = digest::sha256(email.as_bytes());
        let place = digest::sha256(format!("{account} {}", source.name).as_bytes());
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_account = counts.accounts.get(&account).map_or(0, |count| count.standing(at));
        if let Some(count) = counts.places.get(&place) {
            let pause = pause(count.standing(at), if source.known { 0 } else { of_account });
            let left = count.last + pause - at;
            if left > TimeDelta::zero() {
                let seconds = u64::try_from(left.num_seconds()).unwrap_or(1);
                return Err(ServiceError::TooMany { retry_after_seconds: seconds.max(1) });
            }
        }
        bump(&mut counts.places, &place, at);
        bump(&mut counts.accounts, &account, at);
        Ok(Ticket { place, account })
    }

    /// The password was right.
    pub(super) fn succeeded(&self, ticket: &Ticket) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.places.remove(&ticket.place);
        lower(&mut counts.accounts, &ticket.account);
    }

    /// The try was not carried out.
    pub(super) fn take_back(&self, ticket: &Ticket) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lower(&mut counts.places, &ticket.place);
        lower(&mut counts.accounts, &ticket.account);
    }

    /// The password was wrong. Answers how often the account has failed if its owner should be told now.
    pub(super) fn failed(&self, ticket: &Ticket, at: DateTime<Utc>) -> Option<u32> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.accounts.get_mut(&ticket.account)?;
        let told = count.told.is_some_and(|told| at - told < TimeDelta::hours(HOURS_BETWEEN_LETTERS));
        (count.failures >= WORTH_A_LETTER && !told).then(|| {
            count.told = Some(at);
            count.failures
        })
    }
}

impl Count {
    /// The failures that still count.
    fn standing(&self, at: DateTime<Utc>) -> u32 {
        if at - self.last < TimeDelta::minutes(MEMORY_MINUTES) { self.failures } else { 0 }
    }
}

/// How long a place has to pause after its last failure.
fn pause(of_place: u32, of_account: u32) -> TimeDelta {
    let (free, first) = if of_account < ALARM { (3, 2_i64) } else { (1, 30) };
    match of_place.checked_sub(free) {
        None => TimeDelta::zero(),
        Some(further) => TimeDelta::seconds(Ord::min(first << further.min(10), LONGEST_PAUSE_SECONDS)),
    }
}

fn bump(counts: &mut HashMap<String, Count>, key: &str, at: DateTime<Utc>) {
    if !counts.contains_key(key) {
        make_room(counts, at);
    }
    let count = counts.entry(key.to_owned()).or_default();
    count.failures = count.standing(at).saturating_add(1);
    count.last = at;
}

fn lower(counts: &mut HashMap<String, Count>, key: &str) {
    if let Some(count) = counts.get_mut(key) {
        count.failures = count.failures.saturating_sub(1);
    }
}

/// Drops what no longer counts, and the oldest tenth of the rest where there is still no room.
fn make_room(counts: &mut HashMap<String, Count>, at: DateTime<Utc>) {
    if counts.len() < MOST {
        return;
    }
    let remembered = TimeDelta::hours(HOURS_BETWEEN_LETTERS);
    counts.retain(|_, count| count.standing(at) > 0 || count.told.is_some_and(|told| at - told < remembered));
    if counts.len() < MOST {
        return;
    }
    let mut instants: Vec<_> = counts.values().map(|count| count.last).collect();
    let (_, oldest, _) = instants.select_nth_unstable(MOST / 10);
    let oldest = *oldest;
    counts.retain(|_, count| count.last > oldest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
    }

    fn wait(answer: Result<Ticket, ServiceError>) -> u64 {
        match answer {
            Ok(_) => 0,
            Err(ServiceError::TooMany { retry_after_seconds }) => retry_after_seconds,
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn pauses_grow_and_are_bounded() {
        let seconds = |of_place, of_account| pause(of_place, of_account).num_seconds();
        assert_eq!(
            [1, 2, 3, 4, 5, 9, 10, 11, 99].map(|n| seconds(n, 0)),
            [0, 0, 2, 4, 8, 128, 256, 300, 300]
        );
        assert_eq!([0, 1, 2, 3, 99].map(|n| seconds(n, ALARM)), [0, 30, 60, 120, 300]);
    }

    #[test]
    fn strangers_slow_down_neither_another_network_nor_a_known_browser() {
        let throttle = Throttle::default();
        for number in 0..500 {
            let network = Source::network(&format!("198.51.100.{number}"));
            throttle.begin("head@example.kz", &network, at(0)).expect("the first of a network");
        }
        let again = throttle.begin("head@example.kz", &Source::network("198.51.100.1"), at(0));
        assert_eq!(wait(again), 30, "and not a second");
        let owner = Source::network("192.0.2.1");
        assert_eq!(wait(throttle.begin("head@example.kz", &owner, at(0))), 0);
        let device = Source::device("a");
        for _ in 0..3 {
            assert_eq!(wait(throttle.begin("head@example.kz", &device, at(0))), 0);
        }
        assert_eq!(
            wait(throttle.begin("head@example.kz", &device, at(0))),
            2,
            "a stolen mark guesses slowly"
        );
    }

    #[test]
    fn refused_tries_do_not_prolong_the_pause_and_success_ends_it() {
        let throttle = Throttle::default();
        let source = Source::network("192.0.2.1");
        for _ in 0..3 {
            throttle.begin("a@example.kz", &source, at(0)).unwrap();
        }
        for _ in 0..50 {
            assert_eq!(wait(throttle.begin("a@example.kz", &source, at(1))), 1);
        }
        let right = throttle.begin("a@example.kz", &source, at(2)).unwrap();
        throttle.succeeded(&right);
        assert_eq!(wait(throttle.begin("a@example.kz", &source, at(2))), 0);
        assert_eq!(wait(throttle.begin("b@example.kz", &source, at(0))), 0, "another account of the house");
    }

    #[test]
    fn a_try_that_was_not_carried_out_does_not_count() {
        let throttle = Throttle::default();
        let source = Source::network("192.0.2.1");
        for _ in 0..20 {
            let ticket = throttle.begin("a@example.kz", &source, at(0)).unwrap();
            throttle.take_back(&ticket);
        }
    }

    #[test]
    fn the_owner_is_told_once_a_burst() {
        let throttle = Throttle::default();
        let mut letters = Vec::new();
        for number in 0..40 {
            let network = Source::network(&number.to_string());
            let ticket = throttle.begin("a@example.kz", &network, at(number * 1200)).unwrap();
            letters.extend(throttle.failed(&ticket, at(number * 1200)).map(|count| (number, count)));
        }
        assert_eq!(letters, [(4, 5)], "forty failures in thirteen hours");
        let ticket = throttle.begin("a@example.kz", &Source::network("x"), at(48_000)).unwrap();
        assert_eq!(throttle.failed(&ticket, at(48_000)), Some(41));
    }

    #[test]
    fn the_counters_are_bounded() {
        let throttle = Throttle::default();
        for number in 0..i64::try_from(MOST).unwrap() + 500 {
            let source = Source::network("192.0.2.1");
            throttle.begin(&format!("{number}@example.kz"), &source, at(number / 100)).unwrap();
        }
        let counts = throttle.0.lock().unwrap();
        assert!(counts.places.len() <= MOST && counts.accounts.len() <= MOST);
        assert!(counts.places.len() > MOST / 2, "not all at once");
    }
}
