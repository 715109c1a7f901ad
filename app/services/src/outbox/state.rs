//! Where a letter stands, by the names that the table keeps.

/// It is sent when it is due.
pub(super) const WAITING: &str = "waiting";
/// It was handed over and emptied.
pub(super) const SENT: &str = "sent";
/// It could not be handed over within its term and was emptied.
pub(super) const GIVEN_UP: &str = "given_up";
/// It was not sent on purpose and was emptied.
pub(super) const DROPPED: &str = "dropped";
/// It came out of a copy of the database: an administrator decides whether it is sent.
pub(super) const HELD: &str = "held";
