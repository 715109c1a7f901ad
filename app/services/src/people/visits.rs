//! Visits that could not be noted in the database, so that a full disk ends no session that is in use.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

/// How many visits are kept; more people do not work at once.
const MOST: usize = 10_000;

/// The last visits of sessions, by their keys.
#[derive(Debug, Default)]
pub(crate) struct Visits(Mutex<HashMap<i64, DateTime<Utc>>>);

impl Visits {
    /// When a session was last seen, in the database or here.
    pub(super) fn seen(&self, session: i64, noted: DateTime<Utc>) -> DateTime<Utc> {
        let visits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        visits.get(&session).map_or(noted, |here| noted.max(*here))
    }

    /// Keeps a visit that the database could not take.
    pub(super) fn note(&self, session: i64, at: DateTime<Utc>) {
        let mut visits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if visits.len() >= MOST {
            visits.clear();
        }
        visits.insert(session, at);
    }
}
