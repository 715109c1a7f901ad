//! The same form sent twice: a double click, a retry after a lost answer.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};

use super::arrival::{Received, SAME_FORM, Waiting};
use super::discussed::Discussed;
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

/// The comments already received that a batch may repeat.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_key: HashMap<String, Trace>,
    by_print: HashMap<String, Trace>,
}

impl Known {
    /// Those of one draft that carry one of the keys or fingerprints.
    pub(super) async fn load(
        connection: &impl ConnectionTrait,
        draft: &Discussed,
        keys: Vec<&str>,
        prints: Vec<&str>,
    ) -> Result<Self, ServiceError> {
        let mut either = Condition::any().add(Column::Fingerprint.is_in(prints));
        if !keys.is_empty() {
            either = either.add(Column::IdempotencyKey.is_in(keys));
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
            .filter(either)
            .into_model::<Trace>()
            .all(connection)
            .await?;
        let mut known = Self::default();
        for trace in traces {
            known.add(trace);
        }
        Ok(known)
    }

    /// Remembers a comment of this batch.
    pub(super) fn remember(&mut self, waiting: &Waiting, received: &Received) {
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
            self.by_key.insert(key.clone(), trace.clone());
        }
        self.by_print.insert(trace.fingerprint.clone(), trace);
    }

    /// The comment that this one repeats, if it does.
    ///
    /// # Errors
    /// A problem of the key if it was used for another comment: its receipt is not for this sender.
    pub(super) fn find(
        &self,
        key: Option<&str>,
        print: &str,
        at: DateTime<Utc>,
    ) -> Result<Option<Received>, ServiceError> {
        if let Some(trace) = key.and_then(|key| self.by_key.get(key)) {
            return if trace.fingerprint == print {
                Ok(Some(trace.received()))
            } else {
                Err(ServiceError::field("idempotency_key", "idempotency_key_reused"))
            };
        }
        let trace = self.by_print.get(print).filter(|trace| (at - trace.received_at).abs() <= SAME_FORM);
        Ok(trace.map(Trace::received))
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
    key: Option<&str>,
    print: &str,
    at: DateTime<Utc>,
) -> Result<Option<Received>, ServiceError> {
    let connection = &services.database.connection;
    let known = Known::load(connection, draft, key.into_iter().collect(), vec![print]).await?;
    // After the window a reused key tells nothing: the attempt is simply late.
    Ok(known.find(key, print, at).unwrap_or_default())
}
