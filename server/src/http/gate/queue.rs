//! A queue before a few places: short, and shared between the networks.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// A queue.
pub(super) struct GateQueue {
    places: Semaphore,
    /// How many may be served and wait, in all and of one network.
    most: usize,
    of_one: usize,
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    all: usize,
    networks: HashMap<IpAddr, usize>,
}

/// A place that was reached; dropped, it is free for the next.
pub(super) struct GateTicket<'a> {
    _place: SemaphorePermit<'a>,
    _counted: Counted<'a>,
}

/// Counts one who is served or waits.
struct Counted<'a> {
    queue: &'a GateQueue,
    network: IpAddr,
}

impl GateQueue {
    pub(super) fn new(places: usize, most: usize, of_one: usize) -> Self {
        Self { places: Semaphore::new(places), most, of_one, inside: Mutex::default() }
    }

    /// Waits for a place; nothing if the queue is too long, or takes too long.
    pub(super) async fn enter(&self, network: IpAddr, patience: Duration) -> Option<GateTicket<'_>> {
        let counted = self.count(network)?;
        let place = timeout(patience, self.places.acquire()).await.ok()?.ok()?;
        Some(GateTicket { _place: place, _counted: counted })
    }

    fn count(&self, network: IpAddr) -> Option<Counted<'_>> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let own = inside.networks.get(&network).copied().unwrap_or(0);
        if inside.all >= self.most || own >= self.of_one {
            return None;
        }
        inside.all += 1;
        inside.networks.insert(network, own + 1);
        Some(Counted { queue: self, network })
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        let mut inside = self.queue.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.all = inside.all.saturating_sub(1);
        let left = inside.networks.get(&self.network).map_or(0, |own| own.saturating_sub(1));
        if left == 0 {
            inside.networks.remove(&self.network);
        } else {
            inside.networks.insert(self.network, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    fn network(last: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, last])
    }

    #[tokio::test]
    async fn who_finds_no_place_in_time_is_sent_away_and_not_counted() {
        let queue = GateQueue::new(1, 3, 3);
        let first = queue.enter(network(1), SOON).await;
        assert!(first.is_some());
        assert!(queue.enter(network(2), SOON).await.is_none());
        drop(first);
        assert!(queue.enter(network(2), SOON).await.is_some());
        assert_eq!(queue.inside.lock().unwrap().all, 0);
        assert!(queue.inside.lock().unwrap().networks.is_empty());
    }

    #[tokio::test]
    async fn a_queue_that_is_long_enough_takes_nobody_and_one_network_does_not_fill_it() {
        let queue = GateQueue::new(4, 4, 2);
        let _mine = (queue.enter(network(1), SOON).await, queue.enter(network(1), SOON).await);
        assert!(queue.enter(network(1), SOON).await.is_none(), "its share is used");
        let _others = (queue.enter(network(2), SOON).await, queue.enter(network(3), SOON).await);
        assert!(queue.count(network(4)).is_none(), "full");
    }
}
