//! What a comment that was sent is answered with.

use serde::{Deserialize, Serialize};

use super::Late;

/// What became of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommentAnswer {
    /// It was received.
    Received {
        /// The address of the receipt.
        address: String,
    },
    /// It could be received as it stands; it was only looked at.
    Fit,
    /// Some fields must be mended.
    Invalid {
        /// The field and the sentence of each.
        problems: Vec<(String, String)>,
    },
    /// It came too late (R15-4).
    Late(Late),
}
