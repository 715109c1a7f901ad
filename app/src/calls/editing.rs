//! Saving a section while somebody writes it.

use domain::standard::{Element, SectionKey};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use super::CallFault;
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

/// Saves a section against the version that the writing began from.
///
/// # Errors
/// [`CallFault`] if nothing was saved and nothing can be said about the text.
#[server(prefix = "/call", endpoint = "save_section", input = Json)]
pub async fn save_section(
    number: String,
    section: SectionKey,
    base: i64,
    elements: Vec<Element>,
    /// The marks of texts that were sent before and never answered.
    #[server(default)]
    unanswered: Vec<String>,
) -> Result<SaveAnswer, CallFault> {
    super::answers::answers().save_section(number, section, base, elements, unanswered).await
}

/// The version under which words that a device keeps were saved after all, at `base` or after it.
///
/// # Errors
/// [`CallFault`] if nobody can say.
#[server(prefix = "/call", endpoint = "saved_as", input = Json)]
pub async fn saved_as(
    number: String,
    section: SectionKey,
    base: i64,
    mark: String,
) -> Result<Option<i64>, CallFault> {
    super::answers::answers().saved_as(number, section, base, mark).await
}
