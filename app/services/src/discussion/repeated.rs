//! The same form sent twice: a double click, a retry after a lost answer. A sending is known again by its own key alone,
//! never by its words: another person's equal comment is another comment.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};

use super::discussed::Discussed;
use super::incoming::{Received, WaitingComment};
use crate::context::Services;
use crate::entity::comment::{Column, Entity};
use crate::error::ServiceError;

/// What is remembered of a comment to know it again.
#[derive(Clone, Debug, FromQueryResult)]
struct Trace {
    number: i64,
    received_at: DateTime<Utc>,
    receipt: String,
    idempotency_key: Option<String>,
    fingerprint: String,
}

/// The comments already received that a batch may repeat, by their keys.
#[derive(Debug, Default)]
pub(super) struct KnownComments(HashMap<String, Trace>);

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
        let traces = Entity::find()
            .select_only()
            .columns([
                Column::Number,
                Column::ReceivedAt,
                Column::Receipt,
                Column::IdempotencyKey,
                Column::Fingerprint,
            ])
            .filter(Column::DraftId.eq(draft.draft_id))
            .filter(Column::IdempotencyKey.is_in(keys))
            .into_model::<Trace>()
            .all(connection)
            .await?;
        for trace in traces {
            known.add(trace);
        }
        Ok(known)
    }

    /// Remembers a comment of this batch.
    pub(super) fn remember(&mut self, waiting: &WaitingComment, received: &Received) {
        self.add(Trace {
            number: received.number,
            received_at: received.received_at,
            receipt: received.receipt.clone(),
            idempotency_key: waiting.key.clone(),
            fingerprint: waiting.fingerprint.clone(),
        });
    }

    fn add(&mut self, trace: Trace) {
        if let Some(key) = &trace.idempotency_key {
            self.0.insert(key.clone(), trace);
        }
    }

    /// The comment that this one repeats, if it does.
    ///
    /// # Errors
    /// A problem of the key if it was used for another comment: its receipt is not for this sending.
    pub(super) fn find(&self, key: Option<&str>, print: &str) -> Result<Option<Received>, ServiceError> {
        match key.and_then(|key| self.0.get(key)) {
            None => Ok(None),
            Some(trace) if trace.fingerprint == print => Ok(Some(trace.received())),
            Some(_) => Err(ServiceError::field("idempotency_key", "idempotency_key_reused")),
        }
    }
}

impl Trace {
    fn received(&self) -> Received {
        Received {
            number: self.number,
            received_at: self.received_at,
            receipt: self.receipt.clone(),
            repeated: true,
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
