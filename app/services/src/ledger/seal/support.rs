//! The seal of a support: when it came to which comment is public, who sent it is not.

use domain::ledger::{Key, Record};
use domain::standard::ContentHash;

use super::{keyed, public};
use crate::entity::comment_support;
use crate::error::ServiceError;
use crate::keys::Keyring;

/// Seals a support.
pub(crate) fn support(keys: &Keyring, row: &comment_support::Model) -> Result<Record, ServiceError> {
    let facts = (
        (row.draft_id, row.id, row.comment, row.number, row.received_at, &row.channel),
        (&row.author_kind, row.name_withheld, &row.region, &row.language),
        // Random letters and digits: their hash gives nothing away.
        ContentHash::of(row.receipt.as_bytes()),
    );
    // With its identity: two supports of one person must not show the same hash.
    let private = ("support", row.id, &row.author_name, &row.email);
    Ok(Record::new(Key::Support(row.id)).facts(public(&facts)?).private(keyed(keys, &private)?))
}
