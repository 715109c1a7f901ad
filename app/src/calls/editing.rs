//! Saving a section while somebody writes it.

use domain::standard::{Element, SectionKey};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallFault;
pub use super::save_answer::SaveAnswer;

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
