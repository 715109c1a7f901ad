//! How many elements a redline changes.

use serde::{Deserialize, Serialize};

/// How many elements changed, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Edited in place.
    pub edited: usize,
    /// Added.
    pub added: usize,
    /// Removed.
    pub removed: usize,
    /// Moved, edited or not.
    pub moved: usize,
    /// Cut out of another.
    pub split: usize,
    /// Joined to another.
    pub joined: usize,
}

impl Counts {
    /// All changed elements.
    pub fn total(&self) -> usize {
        self.edited + self.added + self.removed + self.moved + self.split + self.joined
    }
}
