//! The hash of a published report as it is shown, kept until something happens to its draft: a long report is read to its end once, and
//! not for every part of a file that somebody asks for.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sea_orm::EntityTrait;

use super::shown::ShownReport;
use super::since::newest;
use crate::context::Services;
use crate::entity::{draft, report};
use crate::error::ServiceError;

/// So many are kept: one more, and all are found anew.
const MOST: usize = 1_000;

/// The hashes by the drafts, each with the place in the ledger at which it was found.
#[derive(Debug, Default)]
struct ShownHashes(Mutex<HashMap<i64, (Option<i64>, String)>>);

impl ShownHashes {
    fn at(&self, draft_id: i64, place: Option<i64>) -> Option<String> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&draft_id).filter(|(found_at, _)| *found_at == place).map(|(_, hash)| hash.clone())
    }

    fn keep(&self, draft_id: i64, place: Option<i64>, hash: String) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(draft_id, (place, hash));
    }
}

/// The published report of a draft with its row, and the hash of what is shown.
///
/// # Errors
/// [`ServiceError::NotFound`] if it has not been published.
pub(crate) async fn shown_with_hash(
    services: &Services,
    draft: &draft::Model,
) -> Result<(report::Model, ShownReport, String), ServiceError> {
    let connection = &services.database.connection;
    // Before anything of the report: what is written meanwhile stands at a later place.
    let place = newest(connection, &format!("draft:{}", draft.number)).await?;
    let row = report::Entity::find_by_id(draft.id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    let shown = ShownReport::of(connection, &row).await?;
    let known = services.shared.of::<ShownHashes>();
    if let Some(hash) = known.at(draft.id, place) {
        return Ok((row, shown, hash));
    }
    let hash = shown.hash(connection).await?;
    known.keep(draft.id, place, hash.clone());
    Ok((row, shown, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_known_at_the_place_at_which_it_was_found() {
        let known = ShownHashes::default();
        known.keep(1, Some(7), "ab".to_owned());
        assert_eq!(known.at(1, Some(7)).as_deref(), Some("ab"));
        assert_eq!((known.at(1, Some(8)), known.at(1, None), known.at(2, Some(7))), (None, None, None));
        for draft_id in 2..=i64::try_from(MOST).unwrap() + 1 {
            known.keep(draft_id, None, String::new());
        }
        assert_eq!(known.at(1, Some(7)), None);
    }
}
