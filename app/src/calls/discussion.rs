//! Sending a comment from the island.

use domain::discussion::CommentInput;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

pub use super::comment_answer::CommentAnswer;
use super::{CallFault, Offer};

/// Sends a comment, after the `others` of the same sending: all are received or none. With `only_look` nothing is received,
/// and the fields alone are answered for.
///
/// # Errors
/// [`CallFault`] if nothing was stored and nothing can be said about the fields.
#[server(prefix = "/call", endpoint = "send_comment", input = Json)]
pub async fn send_comment(
    number: String,
    key: String,
    input: CommentInput,
    others: Option<Vec<CommentInput>>,
    only_look: Option<bool>,
) -> Result<CommentAnswer, CallFault> {
    if only_look == Some(true) {
        return super::answers::answers().look_at_comment(number, input).await;
    }
    let mut inputs = others.unwrap_or_default();
    inputs.push(input);
    super::answers::answers().send_comments(number, key, inputs).await
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
