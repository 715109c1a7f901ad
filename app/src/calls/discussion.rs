//! Sending a comment from the island.

use domain::discussion::CommentInput;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::CallFault;
pub use super::comment_answer::CommentAnswer;

/// Sends a comment.
///
/// # Errors
/// [`CallFault`] if nothing was stored and nothing can be said about the fields.
#[server(prefix = "/call", endpoint = "send_comment", input = Json)]
pub async fn send_comment(
    number: String,
    key: String,
    input: CommentInput,
) -> Result<CommentAnswer, CallFault> {
    super::answers::answers().send_comment(number, key, input).await
}
