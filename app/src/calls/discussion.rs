//! Sending a comment from the island.

use domain::discussion::CommentInput;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

pub use super::comment_answer::CommentAnswer;
use super::{CallFault, Offer};

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

/// The comments on the same clause that say nearly what is about to be sent under `key`: a few, or none.
///
/// # Errors
/// [`CallFault`] if the site cannot say.
#[server(prefix = "/call", endpoint = "near_comments", input = Json)]
pub async fn near_comments(
    number: String,
    key: String,
    input: CommentInput,
) -> Result<Vec<Offer>, CallFault> {
    super::answers::answers().near_comments(number, key, input).await
}
