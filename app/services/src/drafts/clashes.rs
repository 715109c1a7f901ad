//! Where amendments of one standard that are written at once clash: the elements that both change (R15-10).

use std::collections::BTreeSet;

use domain::access::{Action, Resource, allow};
use domain::amending::changed;
use domain::body::BodyId;
use domain::draft::{DraftKind, StageName, StoredStage};
use domain::standard::{Content, ElementId, SectionKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::base::base_of;
use super::copy::current_content;
use super::load::{Loaded, load};
use super::revisions;
use super::summary::{DraftSummary, of_rows};
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::error::ServiceError;

/// An element that two drafts change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClashingElement {
    /// The section.
    pub section: SectionKey,
    /// The element.
    pub element: ElementId,
    /// Its number in the draft that asks, such as "2.6.3".
    pub number: String,
}

/// Another draft on the same standard that has not taken effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// It.
    pub other: DraftSummary,
    /// The elements that both change; a cancellation changes none and ends them all.
    pub elements: Vec<ClashingElement>,
}

/// The other drafts on the standard that a draft amends or cancels, with the elements that both change; none for the first
/// standard of a service.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn clashes(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<Clash>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let Some(base) = base_of(connection, &loaded.row).await? else { return Ok(Vec::new()) };
    let content = current_content(connection, loaded.row.id).await?;
    of_draft(connection, request, &loaded, &base.content, &content).await
}

/// The clashes of a draft whose texts are read already.
pub(crate) async fn of_draft(
    connection: &impl ConnectionTrait,
    request: &Request,
    loaded: &Loaded,
    old: &Content,
    new: &Content,
) -> Result<Vec<Clash>, ServiceError> {
    let rows = draft::Entity::find()
        .filter(draft::Column::ServiceId.eq(loaded.row.service_id))
        .filter(draft::Column::Id.ne(loaded.row.id))
        .filter(draft::Column::Kind.ne(DraftKind::New.code()))
        .filter(draft::Column::Stage.ne(StoredStage::Withdrawn.code()))
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    let mine = changed(old, new);
    let summaries = of_rows(connection, rows.clone(), request.at).await?;
    let mut clashes = Vec::new();
    for (row, other) in rows.iter().zip(summaries) {
        if matches!(other.stage, StageName::InForce | StageName::Ceased) {
            continue;
        }
        let Some(theirs) = changed_by(connection, request, row, &other).await? else { continue };
        let elements = mine.intersection(&theirs).filter_map(|element| named(element, old, new));
        let mut elements: Vec<ClashingElement> = elements.collect();
        elements.sort_by_key(|one| (one.section, place(&one.number)));
        clashes.push(Clash { other, elements });
    }
    Ok(clashes)
}

/// The elements that another draft changes, in the text that the one who asks may read; nothing if there is none.
async fn changed_by(
    connection: &impl ConnectionTrait,
    request: &Request,
    row: &draft::Model,
    other: &DraftSummary,
) -> Result<Option<BTreeSet<ElementId>>, ServiceError> {
    let resource = Resource::Draft { body: BodyId(row.body_id) };
    let content = if allow(&request.actor, Action::ReadDraft, &resource).is_ok() {
        current_content(connection, row.id).await?
    } else if other.placement.is_some() {
        revisions::placed(connection, row.id).await?.content
    } else {
        return Ok(None);
    };
    if other.kind == DraftKind::Cancellation {
        return Ok(Some(BTreeSet::new()));
    }
    let Some(base) = base_of(connection, row).await? else { return Ok(None) };
    Ok(Some(changed(&base.content, &content)))
}

/// An element with its number in the new text or, where it is excluded, in the old one.
fn named(element: &ElementId, old: &Content, new: &Content) -> Option<ClashingElement> {
    let here = if new.find(element).is_some() { new } else { old };
    let (section, _) = here.find(element)?;
    Some(ClashingElement { section, element: element.clone(), number: here.clause_number(element)? })
}

/// The last part of a number, to sort "2.6.10" behind "2.6.9".
fn place(number: &str) -> usize {
    number.rsplit('.').next().and_then(|last| last.parse().ok()).unwrap_or_default()
}
