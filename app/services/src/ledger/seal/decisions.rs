//! The seals of what is decided on comments and why the text changes.

use chrono::{DateTime, Utc};
use domain::ledger::{Key, Record};
use domain::standard::ElementId;
use serde::Serialize;

use super::{Sealed, keyed};
use crate::entity::{change_reason, comment_reason, decision, former_decision};
use crate::error::ServiceError;
use crate::keys::Keyring;

/// Seals a decision with the numbers of the comments that share it. It is not public before the report.
pub(crate) fn decision(keys: &Keyring, row: &decision::Model, comments: &[i64]) -> Sealed {
    #[derive(Serialize)]
    struct Private<'a> {
        decision: i64,
        draft: i64,
        comments: &'a [i64],
        outcome: &'a str,
        substantiation: &'a str,
        summary: &'a str,
        decided_at: DateTime<Utc>,
        decided_by: Option<i64>,
    }
    let private = Private {
        decision: row.id,
        draft: row.draft_id,
        comments,
        outcome: &row.outcome,
        substantiation: &row.substantiation,
        summary: &row.summary,
        decided_at: row.decided_at,
        decided_by: row.decided_by,
    };
    Ok(Record::new(Key::Decision(row.id)).private(keyed(keys, &private)?))
}

/// Seals the elements linked to a decision, each with its section, in any order.
pub(crate) fn links(keys: &Keyring, decision: i64, mut elements: Vec<(String, String)>) -> Sealed {
    elements.sort_unstable();
    Ok(Record::new(Key::Links(decision)).private(keyed(keys, &("links", decision, elements))?))
}

/// Seals why a decision changed no text.
pub(crate) fn comment_reason(keys: &Keyring, row: &comment_reason::Model) -> Sealed {
    let private = ("comment_reason", row.decision_id, row.draft_id, &row.reason, row.at, row.by);
    Ok(Record::new(Key::CommentReason(row.decision_id)).private(keyed(keys, &private)?))
}

/// Seals why an element changed.
pub(crate) fn change_reason(keys: &Keyring, row: &change_reason::Model) -> Sealed {
    let element = ElementId::parse(&row.element).map_err(ServiceError::internal)?;
    let private = ("change_reason", row.draft_id, &row.section, &row.element, &row.reason, row.at, row.by);
    Ok(Record::new(Key::ChangeReason(element)).private(keyed(keys, &private)?))
}

/// Seals a decision that was taken back.
pub(crate) fn former(keys: &Keyring, row: &former_decision::Model) -> Sealed {
    let private = (
        ("former", row.id, row.draft_id, &row.comments),
        (&row.outcome, &row.substantiation, &row.summary, row.decided_at, row.decided_by),
        (&row.reason, row.reopened_at, row.reopened_by),
    );
    Ok(Record::new(Key::Former(row.id)).private(keyed(keys, &private)?))
}
