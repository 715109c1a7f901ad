//! A bucket of allowance for each network, as one instant: when it is full again (the generic cell rate algorithm).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// So many networks are remembered at most.
const MOST: usize = 65_536;

/// The buckets of one kind of request.
pub(super) struct Buckets {
    allowance: Allowance,
    most: usize,
    /// When the bucket of a network is full again; who is not named has a full one.
    full_at: Mutex<HashMap<IpAddr, Instant>>,
}

/// So many in a minute, and so many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowance {
    /// What one costs.
    pub(super) each: Duration,
    /// What a full bucket holds.
    pub(super) burst: Duration,
}

impl Allowance {
    /// The allowance of `number` a minute, with bursts of as many `times`; 0 sets no limit.
    pub(super) fn per_minute(number: u32, times: u32) -> Option<Self> {
        let each = Duration::from_mins(1).checked_div(number)?;
        Some(Self { each, burst: each * number * times })
    }
}

impl Buckets {
    pub(super) fn new(allowance: Allowance) -> Self {
        Self { allowance, most: MOST, full_at: Mutex::default() }
    }

    pub(super) fn allowance(&self) -> Allowance {
        self.allowance
    }

    /// How long `network` has to wait for the next one, if at all.
    pub(super) fn wait(&self, network: IpAddr, now: Instant) -> Option<Duration> {
        let full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = full_at.get(&network).copied()? + self.allowance.each;
        Some(wanted.saturating_duration_since(now + self.allowance.burst)).filter(|wait| !wait.is_zero())
    }

    /// Takes one out of the bucket of `network`.
    ///
    /// # Errors
    /// How long to wait until there is one again.
    pub(super) fn take(&self, network: IpAddr, now: Instant) -> Result<(), Duration> {
        self.take_several(network, 1, now)
    }

    /// Takes so many at once out of the bucket of `network`, or none: whoever waits for the last one does not lose the others.
    ///
    /// # Errors
    /// How long to wait until there are as many.
    pub(super) fn take_several(&self, network: IpAddr, number: u32, now: Instant) -> Result<(), Duration> {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let free = full_at.get(&network).copied().filter(|at| *at > now).unwrap_or(now);
        let Allowance { each, burst } = self.allowance;
        let wanted = free + each * number;
        let wait = wanted.saturating_duration_since(now + burst);
        if !wait.is_zero() {
            return Err(wait);
        }
        if full_at.len() >= self.most && !full_at.contains_key(&network) {
            forget_some(&mut full_at, now);
        }
        full_at.insert(network, wanted);
        Ok(())
    }

    /// Puts one back into the bucket of `network`.
    pub(super) fn give_back(&self, network: IpAddr) {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = full_at.get_mut(&network) {
            *at = at.checked_sub(self.allowance.each).unwrap_or(*at);
        }
    }

    /// Empties the bucket of `network` so far that it has to wait for `wait`.
    pub(super) fn empty(&self, network: IpAddr, now: Instant, wait: Duration) {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let Allowance { each, burst } = self.allowance;
        let until = now + wait + burst.saturating_sub(each);
        full_at.entry(network).and_modify(|at| *at = until.max(*at)).or_insert(until);
    }
}

/// Forgets who has a full bucket, and at least a quarter of all: those whose buckets are the fullest.
fn forget_some(full_at: &mut HashMap<IpAddr, Instant>, now: Instant) {
    let before = full_at.len();
    full_at.retain(|_, at| *at > now);
    if full_at.len() > before - before / 4 {
        let mut instants: Vec<Instant> = full_at.values().copied().collect();
        let quarter = instants.len() / 4;
        let (_, border, _) = instants.select_nth_unstable(quarter);
        let border = *border;
        full_at.retain(|_, at| *at > border);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, last])
    }

    #[test]
    fn a_burst_passes_and_then_the_asker_waits() {
        let buckets = Buckets::new(Allowance::per_minute(10, 2).unwrap());
        let now = Instant::now();
        for _ in 0..20 {
            assert_eq!(buckets.take(address(5), now), Ok(()));
        }
        assert_eq!(buckets.take(address(5), now), Err(Duration::from_secs(6)));
        assert_eq!(buckets.take(address(6), now), Ok(()), "others have their own");
        let later = now + Duration::from_secs(6);
        assert_eq!(buckets.take(address(5), later), Ok(()));
        assert_eq!(buckets.take(address(5), later), Err(Duration::from_secs(6)));
        let much_later = now + Duration::from_hours(1);
        assert!((0..20).all(|_| buckets.take(address(5), much_later).is_ok()));
        assert!(buckets.take(address(5), much_later).is_err());
    }

    #[test]
    fn several_are_taken_together_or_not_at_all() {
        let buckets = Buckets::new(Allowance::per_minute(10, 2).unwrap());
        let now = Instant::now();
        assert_eq!(buckets.take_several(address(5), 12, now), Ok(()));
        let wait = Duration::from_secs(24);
        assert_eq!(buckets.take_several(address(5), 12, now), Err(wait));
        assert_eq!(buckets.take_several(address(5), 12, now), Err(wait), "asking again costs nothing");
        assert_eq!(buckets.take_several(address(5), 12, now + wait), Ok(()));
    }

    #[test]
    fn what_is_given_back_may_be_had_again() {
        let buckets = Buckets::new(Allowance::per_minute(1, 2).unwrap());
        let now = Instant::now();
        assert!((0..2).all(|_| buckets.take(address(5), now).is_ok()));
        assert!(buckets.take(address(5), now).is_err());
        buckets.give_back(address(5));
        buckets.give_back(address(6));
        assert_eq!(buckets.take(address(5), now), Ok(()));
        assert!(buckets.take(address(5), now).is_err(), "one and no more");
    }

    #[test]
    fn nought_sets_no_limit() {
        assert_eq!(Allowance::per_minute(0, 2), None);
    }

    #[test]
    fn who_was_refused_elsewhere_waits_here_too() {
        let buckets = Buckets::new(Allowance::per_minute(10, 2).unwrap());
        let now = Instant::now();
        buckets.empty(address(5), now, Duration::from_secs(9));
        assert_eq!(buckets.take(address(5), now), Err(Duration::from_secs(9)));
        assert_eq!(buckets.take(address(5), now + Duration::from_secs(9)), Ok(()));
    }

    #[test]
    fn a_flood_of_networks_is_not_remembered_whole() {
        let buckets = Buckets { most: 100, ..Buckets::new(Allowance::per_minute(10, 2).unwrap()) };
        let now = Instant::now();
        // One of them has used up its allowance.
        while buckets.take(address(0), now).is_ok() {}
        for last in 0..1_000_u32 {
            let network = IpAddr::from(last.to_be_bytes());
            assert_eq!(buckets.take(network, now), Ok(()));
            assert!(buckets.full_at.lock().unwrap().len() <= 100);
        }
        assert!(buckets.take(address(0), now).is_err(), "who sent most is remembered longest");
    }
}
