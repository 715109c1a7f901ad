//! Confirming proposed decisions in one go: all that were shown, or some of them.

use std::collections::HashMap;

use domain::access::Action;
use domain::discussion::Outcome;
use domain::ledger::Facts;
use sea_orm::{EntityTrait, Set};

use super::proposed::{Marked, hash, marked};
use super::setting::is_on;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::discussion::discussed::discussed;
use crate::discussion::stage::standing;
use crate::entity::decision_confirmation;
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// So many rows are written by one statement.
const AT_ONCE: usize = 1_000;

/// Which decisions a head confirms, as they were shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// All proposed ones of an outcome, or of any.
    All {
        /// The outcome that was chosen in the list.
        outcome: Option<Outcome>,
        /// How many there were.
        count: u64,
        /// The hash of them all.
        hash: String,
    },
    /// These, each with the mark under which it was shown.
    Some(Vec<(i64, String)>),
}

/// Confirms proposed decisions on the placed draft `number`, all that were chosen or none, and gives back how many.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Stale`] if one of them is another than the one
/// that was shown, or more or fewer are proposed; [`ServiceError::Invalid`] with `none` on `decisions` if none was chosen;
/// [`ServiceError::NotFound`] where the body does not confirm; the refusals of a draft that is not placed or is reported.
pub async fn confirm_decisions(
    services: &Services,
    request: &Request,
    number: &str,
    chosen: &Chosen,
) -> Result<u64, ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    let standing = standing(&*write, request, &draft, Action::ConfirmDecisions).await?;
    if !is_on(&*write, draft.body).await? {
        return Err(ServiceError::NotFound);
    }
    let version = standing.loaded.row.version;
    let stale = || ServiceError::Stale(Box::new(Conflict::Draft { version }));
    let confirmed = match chosen {
        Chosen::All { outcome, count, hash: seen } => {
            let all = marked(&*write, draft.draft_id, *outcome).await?;
            let is_seen = u64::try_from(all.len()) == Ok(*count) && hash(&all) == *seen;
            Some(all).filter(|_| is_seen).ok_or_else(stale)?
        }
        Chosen::Some(some) => {
            let all = marked(&*write, draft.draft_id, None).await?;
            picked(&all, some).ok_or_else(stale)?
        }
    };
    if confirmed.is_empty() {
        return Err(ServiceError::field("decisions", "none"));
    }
    for portion in confirmed.chunks(AT_ONCE) {
        let rows = portion.iter().map(|(id, _)| decision_confirmation::ActiveModel {
            decision_id: Set(*id),
            at: Set(request.at),
            by: Set(request.user_id()),
        });
        decision_confirmation::Entity::insert_many(rows).exec_without_returning(&*write).await?;
    }
    let count = u64::try_from(confirmed.len()).unwrap_or(u64::MAX);
    // Not yet public: whoever reads the ledger cannot guess at the words.
    let sealed = seal::keyed(&services.settings.keys, &hash(&confirmed))?;
    let facts = Facts::of("decisions", confirmed.len()).and("shown", sealed);
    ledger::append(&write, request, "decisions.confirmed", &draft.subject(), facts).await?;
    write.commit().await?;
    Ok(count)
}

/// The chosen ones among all, in the order of their keys; nothing if one of them is not proposed as it was shown.
fn picked(all: &[Marked], some: &[Marked]) -> Option<Vec<Marked>> {
    let stands: HashMap<i64, &str> = all.iter().map(|(id, mark)| (*id, mark.as_str())).collect();
    if some.iter().any(|(id, mark)| stands.get(id) != Some(&mark.as_str())) {
        return None;
    }
    let mut chosen = some.to_vec();
    chosen.sort_unstable();
    chosen.dedup();
    Some(chosen)
}
