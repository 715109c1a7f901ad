//! What a file holds beside the text that was taken from it, so that nothing is left out without a word.

use serde::{Deserialize, Serialize};

/// How much of each kind was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unread {
    /// Words that a reader of the file does not see.
    pub hidden: u32,
    /// Words that are struck through.
    pub struck: u32,
    /// Fields of a form that nobody filled in.
    pub fields: u32,
    /// Documents within the document.
    pub embedded: u32,
    /// Passages that were deleted with tracked changes.
    pub deleted: u32,
    /// Pages without letters: pictures of a text.
    pub pictures: u32,
    /// Lines of pages that stand in columns: what they say is taken, but hardly in its order.
    pub columns: u32,
}

impl Unread {
    /// Whether nothing was left out.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// What was left out of two files together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.saturating_add(other.hidden),
            struck: self.struck.saturating_add(other.struck),
            fields: self.fields.saturating_add(other.fields),
            embedded: self.embedded.saturating_add(other.embedded),
            deleted: self.deleted.saturating_add(other.deleted),
            pictures: self.pictures.saturating_add(other.pictures),
            columns: self.columns.saturating_add(other.columns),
        }
    }
}
