//! A comment on its way in: how it came, what is waiting to be written, and what its author is given.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::discussion::{Confirmation, Entry, NewComment};
use serde::{Deserialize, Serialize};

use super::attachments::NewAttachment;
use super::discussed::Discussed;
use crate::context::Request;
use crate::entropy::SecretToken;
use crate::error::ServiceError;

/// The way in by which a comment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The form without WebAssembly.
    Form,
    /// The form with its live part.
    Island,
    /// The interface for machines.
    Rest,
    /// The staff of the body, who enters what came on paper or by another way.
    Desk,
}

impl Channel {
    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Island => "island",
            Self::Rest => "rest",
            Self::Desk => "desk",
        }
    }
}

/// How a comment came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The sender's own name for this sending, or the key of the form: sent again, it is answered with the same receipt.
    /// Without one, every sending is a comment of its own.
    pub idempotency_key: Option<String>,
    /// The way in.
    pub channel: Channel,
}

/// A comment that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Its number in the draft.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The secret part of the receipt's address.
    pub receipt: String,
    /// Whether the same form had been received before; then this is its first receipt.
    pub repeated: bool,
}

/// A comment in time that waits to be written.
#[derive(Debug)]
pub(super) struct WaitingComment {
    pub(super) draft: Arc<Discussed>,
    pub(super) request: Request,
    pub(super) comment: NewComment,
    pub(super) key: Option<String>,
    pub(super) fingerprint: String,
    pub(super) receipt: String,
    pub(super) attachments: Vec<NewAttachment>,
    /// How it came, if staff enters it.
    pub(super) entry: Option<Entry>,
    /// Whether a named entity has confirmed it; nothing where nobody is asked to.
    pub(super) confirmation: Option<Confirmation>,
    /// The secret of the link by which it is confirmed, for the letter.
    pub(super) confirm_key: Option<SecretToken>,
    /// What the comments of one sending have in common.
    pub(super) sending: Option<String>,
}

impl WaitingComment {
    /// The instant that decides whether it is in time: of its arrival here, or at the body.
    pub(super) fn at(&self) -> DateTime<Utc> {
        self.entry.as_ref().map_or(self.request.at, |entry| entry.received_at)
    }

    /// Whether everybody may read its files.
    pub(super) fn publishes_files(&self) -> bool {
        self.entry.as_ref().is_none_or(|entry| entry.publishes_files)
    }
}

/// What became of it: the receipt, or why it was not written.
pub(super) type WriteAnswer = Result<Received, ServiceError>;
