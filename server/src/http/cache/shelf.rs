//! Where the kept pages stand, and which of them go when there is no room.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::{Mutex, MutexGuard};

use super::page::{KeptPage, minute_of};

/// How long a page is shown without a question to the database, by the clock of the requests.
const UNASKED: TimeDelta = TimeDelta::milliseconds(250);
/// How many pages are kept.
const MOST: usize = 512;
/// How much memory they may take, in bytes.
const MEMORY: usize = 96 * 1024 * 1024;
/// When there are too many, this part of them goes: those that were not asked for longest.
const PART: usize = 16;

/// The places of one process.
pub(super) struct PageShelf {
    most: usize,
    memory: usize,
    /// Counts the askings, to tell which is the newest.
    askings: AtomicU64,
    places: RwLock<HashMap<String, Arc<CacheSlot>>>,
}

/// The place of one address.
#[derive(Default)]
pub(super) struct CacheSlot {
    page: RwLock<Option<Arc<KeptPage>>>,
    asked: AtomicU64,
    /// Held by the one who makes the page anew; the others wait for it.
    turn: Mutex<()>,
}

impl Default for PageShelf {
    fn default() -> Self {
        Self { most: MOST, memory: MEMORY, askings: AtomicU64::default(), places: RwLock::default() }
    }
}

impl PageShelf {
    /// The place of an address, if its page is kept.
    pub(super) fn place(&self, address: &str) -> Option<Arc<CacheSlot>> {
        let place = self.places.read().unwrap_or_else(PoisonError::into_inner).get(address).cloned();
        place.inspect(|place| self.ask(place))
    }

    /// How many addresses have a place, and how many bytes their pages take.
    pub(super) fn number_and_bytes(&self) -> (usize, usize) {
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        (places.len(), places.values().map(|place| place.size()).sum())
    }

    /// From now on the page of this address is kept.
    pub(super) fn begin(&self, address: String) {
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        self.ask(places.entry(address).or_default());
        self.make_room(&mut places);
    }

    /// Keeps a page in its place.
    pub(super) fn keep(&self, place: &CacheSlot, page: Arc<KeptPage>) {
        *place.page.write().unwrap_or_else(PoisonError::into_inner) = Some(page);
        let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
        self.make_room(&mut places);
    }

    fn ask(&self, place: &CacheSlot) {
        place.asked.store(self.askings.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
    }

    fn make_room(&self, places: &mut HashMap<String, Arc<CacheSlot>>) {
        let mut taken: usize = places.values().map(|place| place.size()).sum();
        if places.len() <= self.most && taken <= self.memory {
            return;
        }
        let mut oldest: Vec<(u64, String)> = places
            .iter()
            .map(|(address, place)| (place.asked.load(Ordering::Relaxed), address.clone()))
            .collect();
        oldest.sort_unstable();
        let few = (places.len() / PART).max(1);
        for (gone, (_, address)) in oldest.into_iter().enumerate() {
            if gone >= few && places.len() <= self.most && taken <= self.memory {
                break;
            }
            taken -= places.remove(&address).map_or(0, |place| place.size());
        }
    }
}

impl CacheSlot {
    /// The turn to make the page anew.
    pub(super) async fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().await
    }

    /// The page, if it was asked about a moment ago.
    pub(super) fn unasked(&self, at: DateTime<Utc>) -> Option<Arc<KeptPage>> {
        self.page(at).filter(|page| {
            let age = at - page.asked_at();
            // A clock that stands still, or was set back, does not tell how long ago it was.
            age > TimeDelta::zero() && age < UNASKED
        })
    }

    /// The page, if nothing was written since it was made.
    pub(super) fn still(&self, at: DateTime<Utc>, sequence: i64) -> Option<Arc<KeptPage>> {
        let page = self.page(at).filter(|page| page.sequence == sequence);
        page.inspect(|page| page.is_asked(at))
    }

    fn page(&self, at: DateTime<Utc>) -> Option<Arc<KeptPage>> {
        let page = self.page.read().unwrap_or_else(PoisonError::into_inner).clone();
        page.filter(|page| page.minute == minute_of(at))
    }

    /// In bytes, in every coding.
    fn size(&self) -> usize {
        let page = self.page.read().unwrap_or_else(PoisonError::into_inner);
        page.as_ref().map_or(0, |page| page.size())
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::response::Response;

    use super::*;

    async fn page(size: usize) -> Arc<KeptPage> {
        // No two bytes alike would take the packing longer and change nothing here.
        let response = Response::new(Body::from(vec![b'x'; size]));
        Arc::new(KeptPage::of(response, 1, DateTime::UNIX_EPOCH).await.unwrap())
    }

    #[tokio::test]
    async fn what_was_not_asked_for_longest_goes_and_the_rest_stays() {
        let shelf = PageShelf { most: 32, ..PageShelf::default() };
        shelf.begin("/ru/".to_owned());
        for number in 0..1_000 {
            shelf.begin(format!("/ru/drafts/{number}"));
            assert!(shelf.place("/ru/").is_some(), "asked for all the while, it stays: {number}");
        }
        let count = shelf.places.read().unwrap().len();
        assert!((30..=32).contains(&count), "{count}");
        assert!(shelf.place("/ru/drafts/999").is_some() && shelf.place("/ru/drafts/1").is_none());
    }

    #[tokio::test]
    async fn pages_take_no_more_memory_than_they_may() {
        let shelf = PageShelf { memory: 100_000, ..PageShelf::default() };
        for number in 0..10 {
            let address = number.to_string();
            shelf.begin(address.clone());
            let place = shelf.place(&address).unwrap();
            shelf.keep(&place, page(30_000).await);
            let taken: usize = shelf.places.read().unwrap().values().map(|place| place.size()).sum();
            assert!(taken <= 100_000, "{taken}");
        }
        assert!(shelf.place("9").is_some());
    }
}
