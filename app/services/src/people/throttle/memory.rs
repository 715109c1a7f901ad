//! The counters of one process: where a database has one process, and a refused try must write nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::pace::{self, Count, HOURS_BETWEEN_LETTERS, WORTH_A_LETTER};
use super::{Ticket, TrySource};
use crate::error::ServiceError;

/// How many places are counted, and how many accounts.
const MOST: usize = 10_000;

#[derive(Debug, Default)]
struct Counts {
    places: HashMap<String, Count>,
    accounts: HashMap<String, Count>,
}

/// The counters of a process.
#[derive(Debug, Default)]
pub(in crate::people) struct ThrottleMemory(Mutex<Counts>);

impl ThrottleMemory {
    /// Counts a try as failed, or refuses it.
    ///
    /// # Errors
    /// [`ServiceError::TooMany`] during the pause.
    pub(super) fn begin(
        &self,
        ticket: &Ticket,
        source: &TrySource,
        at: DateTime<Utc>,
    ) -> Result<(), ServiceError> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (place, account) = (counts.places.get(&ticket.place), counts.accounts.get(&ticket.account));
        pace::let_through(place, account, source, at)?;
        bump(&mut counts.places, &ticket.place, at);
        bump(&mut counts.accounts, &ticket.account, at);
        Ok(())
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

    fn begin(
        memory: &ThrottleMemory,
        email: &str,
        source: &TrySource,
        at: DateTime<Utc>,
    ) -> Result<Ticket, ServiceError> {
        let ticket = Ticket::of(email, source);
        memory.begin(&ticket, source, at).map(|()| ticket)
    }

    fn wait(answer: Result<Ticket, ServiceError>) -> u64 {
        match answer {
            Ok(_) => 0,
            Err(ServiceError::TooMany { retry_after_seconds }) => retry_after_seconds,
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn strangers_slow_down_neither_another_network_nor_a_known_browser() {
        let throttle = ThrottleMemory::default();
        for number in 0..500 {
            let network = TrySource::network(&format!("198.51.100.{number}"));
            begin(&throttle, "head@example.kz", &network, at(0)).expect("the first of a network");
        }
        let again = begin(&throttle, "head@example.kz", &TrySource::network("198.51.100.1"), at(0));
        assert_eq!(wait(again), 30, "and not a second");
        let owner = TrySource::network("192.0.2.1");
        assert_eq!(wait(begin(&throttle, "head@example.kz", &owner, at(0))), 0);
        let device = TrySource::device("a");
        for _ in 0..3 {
            assert_eq!(wait(begin(&throttle, "head@example.kz", &device, at(0))), 0);
        }
        assert_eq!(
            wait(begin(&throttle, "head@example.kz", &device, at(0))),
            2,
            "a stolen mark guesses slowly"
        );
    }

    #[test]
    fn refused_tries_do_not_prolong_the_pause_and_success_ends_it() {
        let throttle = ThrottleMemory::default();
        let source = TrySource::network("192.0.2.1");
        for _ in 0..3 {
            begin(&throttle, "a@example.kz", &source, at(0)).unwrap();
        }
        for _ in 0..50 {
            assert_eq!(wait(begin(&throttle, "a@example.kz", &source, at(1))), 1);
        }
        let right = begin(&throttle, "a@example.kz", &source, at(2)).unwrap();
        throttle.succeeded(&right);
        assert_eq!(wait(begin(&throttle, "a@example.kz", &source, at(2))), 0);
        assert_eq!(wait(begin(&throttle, "b@example.kz", &source, at(0))), 0, "another account of the house");
    }

    #[test]
    fn a_try_that_was_not_carried_out_does_not_count() {
        let throttle = ThrottleMemory::default();
        let source = TrySource::network("192.0.2.1");
        for _ in 0..20 {
            let ticket = begin(&throttle, "a@example.kz", &source, at(0)).unwrap();
            throttle.take_back(&ticket);
        }
    }

    #[test]
    fn the_owner_is_told_once_a_burst() {
        let throttle = ThrottleMemory::default();
        let mut letters = Vec::new();
        for number in 0..40 {
            let network = TrySource::network(&number.to_string());
            let ticket = begin(&throttle, "a@example.kz", &network, at(number * 1200)).unwrap();
            letters.extend(throttle.failed(&ticket, at(number * 1200)).map(|count| (number, count)));
        }
        assert_eq!(letters, [(4, 5)], "forty failures in thirteen hours");
        let ticket = begin(&throttle, "a@example.kz", &TrySource::network("x"), at(48_000)).unwrap();
        assert_eq!(throttle.failed(&ticket, at(48_000)), Some(41));
    }

    #[test]
    fn the_counters_are_bounded() {
        let throttle = ThrottleMemory::default();
        for number in 0..i64::try_from(MOST).unwrap() + 500 {
            let source = TrySource::network("192.0.2.1");
            begin(&throttle, &format!("{number}@example.kz"), &source, at(number / 100)).unwrap();
        }
        let counts = throttle.0.lock().unwrap();
        assert!(counts.places.len() <= MOST && counts.accounts.len() <= MOST);
        assert!(counts.places.len() > MOST / 2, "not all at once");
    }
}
