//! What a section that was saved is answered with.

use domain::standard::Element;
use serde::{Deserialize, Serialize};

use crate::components::editor::conflict::Collision;

/// What became of a save; the words are made where the clock and the locales are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveAnswer {
    /// It is saved.
    Saved {
        /// The version that stands.
        version: i64,
        /// "saved 14:32".
        words: String,
    },
    /// It is saved together with what somebody else had saved meanwhile.
    Merged {
        /// The version that stands.
        version: i64,
        /// The lines that stand.
        elements: Vec<Element>,
        /// "saved 14:32".
        words: String,
        /// With whose change.
        notice: String,
    },
    /// The same words were changed by somebody else; nothing was saved.
    Conflict {
        /// The version to save against once it is settled.
        version: i64,
        /// Everything that merges by itself, with the writer's words where both changed the same.
        elements: Vec<Element>,
        /// Both sides.
        collision: Collision,
    },
    /// Some texts cannot be stored; nothing was saved.
    Invalid {
        /// The fields.
        faults: Vec<crate::components::editor::read::FieldFault>,
    },
    /// A rule forbids it now; nothing was saved.
    Refused {
        /// Why.
        words: String,
    },
}
