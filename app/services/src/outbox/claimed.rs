//! A letter in the hands of a worker.

use chrono::{DateTime, Utc};

use super::message::Message;

/// A message that a worker has taken to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The key of its row.
    pub id: i64,
    /// The message.
    pub message: Message,
    /// Which attempt this is, from one on.
    pub attempts: i64,
    /// What its `Message-ID` is made of: drawn before the first attempt, the same for every later one, and of no other
    /// letter of any installation.
    pub identity: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
}
