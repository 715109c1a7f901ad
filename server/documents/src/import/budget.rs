//! What reading one file may keep: counted string by string while it is read, so that no file costs more memory than a
//! known sum, however small it was packed and however often it names the same thing.

use super::error::{Excess, ReadError};

/// What anything kept costs beside its own bytes: its place in a list or a table, and the head of its allocation.
const EACH: usize = 96;

/// What is left of the bytes that the reading of a file may keep.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    /// A budget of so many bytes.
    pub(super) const fn of(bytes: usize) -> Self {
        Self { left: bytes }
    }

    /// Counts a thing of so many bytes that is going to be kept.
    ///
    /// # Errors
    /// [`ReadError::TooMuch`] of `what` if nothing is left for it.
    pub(super) fn keep(&mut self, what: Excess, bytes: usize) -> Result<(), ReadError> {
        self.spend(what, bytes.saturating_add(EACH))
    }

    /// Counts bytes that are added to a thing that is kept already.
    ///
    /// # Errors
    /// As [`Budget::keep`].
    pub(super) fn spend(&mut self, what: Excess, bytes: usize) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(bytes).ok_or(ReadError::TooMuch { of: what })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_names_what_was_too_much() {
        let mut budget = Budget::of(300);
        assert_eq!(budget.keep(Excess::Styles, 100), Ok(()));
        assert_eq!(budget.spend(Excess::Words, 104), Ok(()));
        assert_eq!(budget.keep(Excess::Lists, 0), Err(ReadError::TooMuch { of: Excess::Lists }));
        assert_eq!(budget.keep(Excess::Words, usize::MAX), Err(ReadError::TooMuch { of: Excess::Words }));
    }
}
