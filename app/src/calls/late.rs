//! When a discussion closed and a comment came too late.

use serde::{Deserialize, Serialize};

/// The two moments of a refusal, written for the reader, the proof of it, and what can still be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// When the window closed.
    pub closed: String,
    /// When the text arrived.
    pub arrived: String,
    /// The refusal with both moments and the hash of the text, signed by the site.
    pub signed: String,
    /// The name of the body that develops the draft.
    pub body: String,
    /// Where letters to that body go; empty if nobody said.
    pub email: String,
    /// Where one asks to be told of the report.
    pub follow: String,
}
