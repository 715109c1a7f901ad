//! What a placed draft is and stays: read once, kept in memory, since nothing of it changes after placement (R15-1).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::access::Resource;
use domain::body::BodyId;
use domain::discussion::DiscussionWindow;
use domain::draft::{Placed, Refusal, StoredStage};
use domain::language::Localized;
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::context::Services;
use crate::drafts::load::{origin_of, placement_of, stage_of};
use crate::entity::{draft, placement, revision};
use crate::error::ServiceError;

/// So many drafts are kept in memory; a discussion is rarely more than a few dozen at a time.
const KEPT: usize = 256;

/// What never changes of a draft once it is placed.
#[derive(Debug)]
pub(crate) struct Discussed {
    /// The key of the draft.
    pub(crate) draft_id: i64,
    /// Its public number.
    pub(crate) number: String,
    /// The body that develops it.
    pub(crate) body: BodyId,
    /// The name of the service.
    pub(crate) title: Localized,
    /// Its stage when it was placed: the rules that the window alone decides are asked of it.
    pub(crate) stage: Placed,
    /// The number of the placed revision.
    pub(crate) revision: i64,
    /// Its text.
    pub(crate) placed: Arc<Content>,
}

impl Discussed {
    /// The draft as a thing that somebody may do something to.
    pub(crate) fn resource(&self) -> Resource {
        Resource::Draft { body: self.body }
    }

    /// When comments are accepted.
    pub(crate) fn window(&self) -> DiscussionWindow {
        self.stage.placement.window
    }

    /// What a draft is called in the ledger.
    pub(crate) fn subject(&self) -> String {
        format!("draft:{}", self.number)
    }
}

/// The drafts kept in memory, by number.
#[derive(Debug, Default)]
pub(crate) struct DiscussedTexts(Mutex<HashMap<String, Arc<Discussed>>>);

impl DiscussedTexts {
    fn get(&self, number: &str) -> Option<Arc<Discussed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(number).cloned()
    }

    fn keep(&self, draft: &Arc<Discussed>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(draft.number.clone(), draft.clone());
    }
}

/// The placed draft of a number.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft, [`Refusal::NotPlaced`] if it has not been placed.
pub(crate) async fn discussed(services: &Services, number: &str) -> Result<Arc<Discussed>, ServiceError> {
    if let Some(kept) = super::shared(services).memory.get(number) {
        return Ok(kept);
    }
    let connection = &services.database.connection;
    let row = row(connection, number).await?;
    let placement = placement::Entity::find_by_id(row.id).one(connection).await?;
    let Some(placement) = placement else {
        let is_withdrawn = stage_of(&row)? == StoredStage::Withdrawn;
        return Err(if is_withdrawn { Refusal::AlreadyWithdrawn } else { Refusal::NotPlaced }.into());
    };
    let origin = origin_of(&row)?;
    let text = revision::Entity::find_by_id(placement.revision_id).one(connection).await?;
    let text = text.ok_or(ServiceError::NotFound)?;
    let draft = Arc::new(Discussed {
        draft_id: row.id,
        number: row.number,
        body: BodyId(row.body_id),
        title: Localized::new(row.title_kk, row.title_ru, row.title_en),
        revision: text.number,
        stage: Placed { origin, placement: placement_of(&placement)?, late_attempts: 0 },
        placed: Arc::new(serde_json::from_str(&text.content)?),
    });
    super::shared(services).memory.keep(&draft);
    Ok(draft)
}

/// The placed draft of a number, for those who may know of nothing else: to them a draft that has not been placed does not
/// exist.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub(crate) async fn public(services: &Services, number: &str) -> Result<Arc<Discussed>, ServiceError> {
    discussed(services, number).await.map_err(|error| match error {
        ServiceError::Refused(_) => ServiceError::NotFound,
        other => other,
    })
}

/// The row of a draft, read anew: its stage and its counts do change.
pub(crate) async fn row(
    connection: &impl ConnectionTrait,
    number: &str,
) -> Result<draft::Model, ServiceError> {
    let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(connection).await?;
    row.ok_or(ServiceError::NotFound)
}
