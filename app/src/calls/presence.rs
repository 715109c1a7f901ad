//! Who writes which section of a draft at this moment.

use domain::standard::SectionKey;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallFault;

/// Who else writes the draft, in words, with the section of each; notes that the asker writes `section`, where there is one.
///
/// # Errors
/// [`CallFault`] if the asker may not read the draft, or nothing can be said now.
#[server(prefix = "/call", endpoint = "presence", input = Json)]
pub async fn presence(
    number: String,
    section: Option<SectionKey>,
) -> Result<Vec<(SectionKey, String)>, CallFault> {
    super::answers::answers().presence(number, section).await
}
