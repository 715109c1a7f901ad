//! The same form sent twice: a double click, a retry after a lost answer. A sending is known again by its own key alone,
//! never by its words: another person's equal comment is another comment.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::discussed::Discussed;
use super::incoming::{Received, WaitingComment};
use crate::context::Services;
use crate::entity::comment::{Column, Entity};
use crate::error::ServiceError;

/// The comments already received that a batch may repeat, by their keys: the fingerprint of each, and what its author is
/// given again.
#[derive(Debug, Default)]
pub(super) struct KnownComments(HashMap<String, (String, Received)>);

impl KnownComments {
    /// Those of one draft that carry one of the keys.
    pub(super) async fn load(
        connection: &impl ConnectionTrait,
        draft: &Discussed,
        keys: Vec<&str>,
    ) -> Result<Self, ServiceError> {
        let mut known = Self::default();
        if keys.is_empty() {
            return Ok(known);
        }
        let rows: Vec<(String, String, i64, DateTime<Utc>, String)> = Entity::find()
            .select_only()
            .columns([
                Column::IdempotencyKey,
                Column::Fingerprint,
                Column::Number,
                Column::ReceivedAt,
                Column::Receipt,
            ])
            .filter(Column::DraftId.eq(draft.draft_id))
            .filter(Column::IdempotencyKey.is_in(keys))
            .into_tuple()
            .all(connection)
            .await?;
        for (key, print, number, received_at, receipt) in rows {
            known.0.insert(key, (print, Received { number, received_at, receipt, repeated: true }));
        }
        Ok(known)
    }

    /// Remembers a comment of this batch.
    pub(super) fn remember(&mut self, waiting: &WaitingComment, received: &Received) {
        if let Some(key) = waiting.key.clone() {
            let again = Received { repeated: true, ..received.clone() };
            self.0.insert(key, (waiting.fingerprint.clone(), again));
        }
    }

    /// The comment that this one repeats, if it does.
    ///
    /// # Errors
    /// A problem of the key if it was used for another comment: its receipt is not for this sending.
    pub(super) fn find(&self, key: Option<&str>, print: &str) -> Result<Option<Received>, ServiceError> {
        match key.and_then(|key| self.0.get(key)) {
            None => Ok(None),
            Some((known, received)) if known == print => Ok(Some(received.clone())),
            Some(_) => Err(ServiceError::field("idempotency_key", "idempotency_key_reused")),
        }
    }
}

/// The comment that a sending repeats, if it does.
pub(super) async fn find(
    services: &Services,
    draft: &Discussed,
    key: &str,
    print: &str,
) -> Result<Option<Received>, ServiceError> {
    let known = KnownComments::load(&services.database.connection, draft, vec![key]).await?;
    // After the window a reused key tells nothing: the attempt is simply late.
    Ok(known.find(Some(key), print).unwrap_or_default())
}
