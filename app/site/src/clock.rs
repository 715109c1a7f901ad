//! The clock is a part of the site, so that a test can set it.

use chrono::{DateTime, Utc};

/// Tells the present instant.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// When the request arrived: read once, before any queueing; of a comment, when its last byte had arrived (R-T5).
#[derive(Clone, Copy, Debug)]
pub struct Arrived(pub DateTime<Utc>);
