//! Sending a comment from the island.

use domain::discussion::CommentInput;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use super::CallFault;
use crate::islands::comment::Late;

/// What became of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommentAnswer {
    /// It was received.
    Received {
        /// The address of the receipt.
        address: String,
    },
    /// Some fields must be mended.
    Invalid {
        /// The field and the sentence of each.
        problems: Vec<(String, String)>,
    },
    /// It came too late (R15-4).
    Late(Late),
}

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
