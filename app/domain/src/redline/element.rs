//! One element of the redline: what happened to it, and its words.

use serde::{Deserialize, Serialize};

use super::fragment::Fragment;
use crate::standard::ElementId;

/// What happened to an element.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ElementKind {
    /// It reads the same and stands in the same order among the others.
    Same,
    /// Its words changed.
    Edited,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere, in its section or in another.
    Moved {
        /// Whether its words changed too.
        edited: bool,
    },
    /// A new element cut out of the end of an old one: what it took is unchanged. It follows `from` in the list, and the
    /// old words of both together are the old element.
    Split {
        /// The listed element that it was cut out of.
        from: ElementId,
    },
    /// An old element that was joined to the one before it: what went over is unchanged. It follows `into` in the list,
    /// and the new words of both together are the new element.
    Joined {
        /// The listed element that it is now part of.
        into: ElementId,
    },
}

/// One element of the redline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElementRedline {
    /// The identity on the new side, or on the old one if it is gone.
    pub id: ElementId,
    /// The identity on the old side, where comments on the old revision are anchored; none if it is new.
    pub old_id: Option<ElementId>,
    /// The number on the old side, such as "2.6.3"; none if it is new.
    pub old_number: Option<String>,
    /// The number on the new side; none if it is gone.
    pub new_number: Option<String>,
    /// What happened.
    #[serde(flatten)]
    pub kind: ElementKind,
    /// Its words.
    pub fragments: Vec<Fragment>,
}

impl ElementRedline {
    /// Whether anything happened to the element. A new number alone is no change.
    pub fn is_changed(&self) -> bool {
        self.kind != ElementKind::Same
    }
}
