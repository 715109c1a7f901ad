//! How many connections each network holds, and who gives way when the house is full.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::http::network;

/// The rooms of one process.
#[derive(Clone)]
pub(super) struct Rooms {
    /// 0 is no limit.
    per_network: usize,
    in_all: usize,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    inside: usize,
    next: u64,
    /// The guests of each network, the longest there first.
    networks: HashMap<IpAddr, Vec<Seat>>,
}

struct Seat {
    number: u64,
    /// A proxy of ours brings everybody: it never gives way.
    stays: bool,
    guest: Arc<Guest>,
}

/// One connection, as the door and the one who attends it see it.
#[derive(Default)]
pub(super) struct Guest {
    leave: Notify,
    answered: AtomicBool,
}

/// The place of one connection; dropped, it is free again.
pub(super) struct Room {
    rooms: Rooms,
    network: IpAddr,
    number: u64,
    guest: Arc<Guest>,
}

impl Rooms {
    pub(super) fn new(per_network: usize, in_all: usize) -> Self {
        Self { per_network, in_all, state: Arc::default() }
    }

    /// A place for a connection of `address`, if there is one. In a full house the network that holds most gives one up
    /// to a network that holds less.
    pub(super) fn enter(&self, address: IpAddr, is_proxy: bool) -> Option<Room> {
        let network = network::of(address);
        let mut state = self.state();
        let own = state.networks.get(&network).map_or(0, Vec::len);
        if !is_proxy && self.per_network > 0 && own >= self.per_network {
            return None;
        }
        if state.inside >= self.in_all && !state.make_room(own) {
            return None;
        }
        let guest = Arc::<Guest>::default();
        let number = state.next;
        state.next += 1;
        state.inside += 1;
        let seat = Seat { number, stays: is_proxy, guest: guest.clone() };
        state.networks.entry(network).or_default().push(seat);
        drop(state);
        Some(Room { rooms: self.clone(), network, number, guest })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Asks the longest guest of the largest network to leave, if that holds more than a newcomer would then.
    fn make_room(&mut self, own: usize) -> bool {
        let giving = |seats: &Vec<Seat>| seats.iter().filter(|seat| !seat.stays).count();
        let largest = self.networks.iter().max_by_key(|(_, seats)| giving(seats));
        let Some((network, _)) = largest.filter(|(_, seats)| giving(seats) > own + 1) else { return false };
        let network = *network;
        let idle = |seat: &Seat| !seat.stays && !seat.guest.is_being_answered();
        let place = self.networks.get(&network).and_then(|seats| {
            seats.iter().position(idle).or_else(|| seats.iter().position(|seat| !seat.stays))
        });
        place.is_some_and(|place| self.free(network, |at, _| at == place))
    }

    /// Takes away the first seat that is meant.
    fn free(&mut self, network: IpAddr, is_meant: impl Fn(usize, &Seat) -> bool) -> bool {
        let Some(seats) = self.networks.get_mut(&network) else { return false };
        let place = seats.iter().enumerate().position(|(at, seat)| is_meant(at, seat));
        let freed = place.map(|place| seats.remove(place));
        if seats.is_empty() {
            self.networks.remove(&network);
        }
        if let Some(seat) = &freed {
            self.inside = self.inside.saturating_sub(1);
            seat.guest.leave.notify_one();
        }
        freed.is_some()
    }
}

impl Room {
    pub(super) fn guest(&self) -> Arc<Guest> {
        self.guest.clone()
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // It may have been given up before.
        let _still_held = self.rooms.state().free(self.network, |_, seat| seat.number == self.number);
    }
}

impl Guest {
    /// Waits until the place is wanted for somebody else.
    pub(super) async fn asked_to_leave(&self) {
        self.leave.notified().await;
    }

    /// Whether a request of it is being answered.
    pub(super) fn is_being_answered(&self) -> bool {
        self.answered.load(Ordering::Relaxed)
    }

    /// A request of it is answered from now until the value is dropped.
    pub(super) fn is_answered(self: &Arc<Self>) -> AnsweringGuest {
        self.answered.store(true, Ordering::Relaxed);
        AnsweringGuest(self.clone())
    }
}

/// While it lives, a request is being answered.
pub(super) struct AnsweringGuest(Arc<Guest>);

impl Drop for AnsweringGuest {
    fn drop(&mut self) {
        self.0.answered.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_network_has_its_share_and_others_theirs() {
        let rooms = Rooms::new(2, 100);
        let held = [rooms.enter(address("2001:db8::1"), false), rooms.enter(address("2001:db8::2"), false)];
        assert!(held.iter().all(Option::is_some));
        assert!(rooms.enter(address("2001:db8::3"), false).is_none(), "the same network of 64 bits");
        assert!(rooms.enter(address("2001:db8:0:1::1"), false).is_some());
        drop(held);
        assert!(rooms.enter(address("2001:db8::3"), false).is_some());
        assert_eq!(rooms.state().inside, 0, "what was dropped is free again");
        assert!(rooms.state().networks.is_empty());
    }

    #[test]
    fn in_a_full_house_the_largest_network_gives_way() {
        let rooms = Rooms::new(0, 4);
        let many: Vec<_> = (0..4).filter_map(|_| rooms.enter(address("203.0.113.5"), false)).collect();
        let _first_is_answered = many[0].guest().is_answered();
        assert!(rooms.enter(address("203.0.113.5"), false).is_none(), "nobody gives way to itself");
        let newcomer = rooms.enter(address("198.51.100.1"), false);
        assert!(newcomer.is_some());
        let asked = many.iter().map(|room| {
            let guest = room.guest();
            let mut waiting = Box::pin(async move { guest.asked_to_leave().await });
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            waiting.as_mut().poll(&mut context).is_ready()
        });
        assert_eq!(
            asked.collect::<Vec<_>>(),
            [false, true, false, false],
            "the longest that is not answered"
        );
        assert_eq!(rooms.state().inside, 4);
        drop(many);
        assert_eq!(rooms.state().inside, 1, "a place that was given up is not given back twice");
    }

    #[test]
    fn a_proxy_stays() {
        let rooms = Rooms::new(1, 3);
        let _proxy: Vec<_> = (0..3).filter_map(|_| rooms.enter(address("10.0.0.1"), true)).collect();
        assert!(rooms.enter(address("198.51.100.1"), false).is_none());
    }
}
