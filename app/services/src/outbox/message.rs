//! A message, and how it comes into the outbox.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::state;
use crate::entity::digest_line;
use crate::entity::outbox::{ActiveModel, Entity};
use crate::error::ServiceError;
use crate::letters::WrittenLetter;

/// How many messages one statement writes: databases limit the values of a statement.
const CHUNK: usize = 500;

/// A message to one reader.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The address.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The text, plain.
    pub body: String,
    /// The address that ends the letters of this kind, for the mail program's own button.
    pub unsubscribe: Option<String>,
    /// Whether somebody who need not be the reader asked for it: then it is left out, not delayed, where the reader has
    /// had too many.
    pub asked: bool,
    /// Where its reader wants a digest: what the digest tells in its place.
    pub gathered: Option<Gathered>,
}

/// A letter that is told by a line of the next digest.
#[derive(Clone, PartialEq, Eq)]
pub struct Gathered {
    /// The key of the subscription.
    pub subscription: i64,
    /// The address that the line leads to.
    pub link: String,
}

impl Message {
    /// A letter to one reader.
    pub(crate) fn new(recipient: String, letter: WrittenLetter) -> Self {
        let (subject, body) = (letter.subject, letter.body);
        Self { recipient, subject, body, unsubscribe: None, asked: false, gathered: None }
    }

    /// A letter to somebody who follows, with the address that ends it.
    pub(crate) fn to_follower(recipient: String, letter: WrittenLetter, unsubscribe: String) -> Self {
        Self { unsubscribe: Some(unsubscribe), ..Self::new(recipient, letter) }
    }

    /// The same letter, told by the next digest where `gathered` says so.
    pub(crate) fn gathered(self, gathered: Option<Gathered>) -> Self {
        Self { gathered, ..self }
    }

    /// A letter that anybody who knows the address can ask for.
    pub(crate) fn asked_for(recipient: String, letter: WrittenLetter) -> Self {
        Self { asked: true, ..Self::new(recipient, letter) }
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A letter holds addresses that only its reader may know.
        formatter.write_str("Message")
    }
}

/// Puts a message into the outbox, in the transaction of the command.
pub(crate) async fn enqueue(
    connection: &impl ConnectionTrait,
    message: Message,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    enqueue_all(connection, vec![(message, at)]).await
}

/// Puts messages into the outbox, each with the instant that it is written at; of those whose readers want a digest a line is
/// kept for it.
pub(crate) async fn enqueue_all(
    connection: &impl ConnectionTrait,
    messages: Vec<(Message, DateTime<Utc>)>,
) -> Result<(), ServiceError> {
    let mut rows: Vec<ActiveModel> = Vec::new();
    let mut lines: Vec<digest_line::ActiveModel> = Vec::new();
    for (mut message, at) in messages {
        match message.gathered.take() {
            Some(gathered) => lines.push(line(gathered, &message.subject, at)),
            None => rows.push(row(message, at)),
        }
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(CHUNK));
        Entity::insert_many(std::mem::replace(&mut rows, rest)).exec_without_returning(connection).await?;
    }
    while !lines.is_empty() {
        let rest = lines.split_off(lines.len().min(CHUNK));
        let piece = std::mem::replace(&mut lines, rest);
        digest_line::Entity::insert_many(piece).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// A line break in a header would let a name forge another header.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(gathered: Gathered, subject: &str, at: DateTime<Utc>) -> digest_line::ActiveModel {
    digest_line::ActiveModel {
        subscription_id: Set(gathered.subscription),
        subject: Set(one_line(subject)),
        address: Set(gathered.link),
        created_at: Set(at),
        ..Default::default()
    }
}

fn row(message: Message, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        recipient: Set(one_line(&message.recipient)),
        subject: Set(one_line(&message.subject)),
        body: Set(message.body),
        unsubscribe: Set(message.unsubscribe),
        asked: Set(message.asked),
        state: Set(state::WAITING.to_owned()),
        created_at: Set(at),
        next_try_at: Set(at),
        attempts: Set(0),
        ..Default::default()
    }
}
