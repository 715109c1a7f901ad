//! How the end of a round is stored.

/// The stable name of the outcome in the database and the ledger.
pub(super) const fn code(agreed: bool) -> &'static str {
    if agreed { "agreed" } else { "refused" }
}

/// Whether the stored outcome is that all agreed.
pub(super) fn is_agreed(outcome: &str) -> bool {
    outcome == code(true)
}
