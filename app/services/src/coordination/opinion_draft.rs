//! The opinion as it is written inside a body: saved for the head, version by version, so that nobody writes over another.

use domain::access::Action;
use domain::draft::Refusal;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::drafted::{drafted, told};
use super::own::own;
use super::typed::{GiveInput, OpinionDraft};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::opinion_draft::{ActiveModel, Entity, Model};
use crate::error::ServiceError;
use crate::ledger;
use crate::people::names;
use crate::storage::Write;

/// Saves the opinion of a body on the text of `hash` over the version that was read, and gives back the new version.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a coordinator or head of the body; [`ServiceError::Stale`] with the version
/// that stands; [`ServiceError::Invalid`] with the fields; the refusals of [`domain::draft::Draft::receive_opinion`].
pub async fn save_opinion_draft(
    services: &Services,
    request: &Request,
    number: &str,
    body: &str,
    hash: &str,
    input: &GiveInput,
    version: i64,
) -> Result<i64, ServiceError> {
    let write = services.database.write().await?;
    let own = own(&*write, request, number, body, Action::PrepareOpinion).await?;
    own.receives(request, hash)?;
    let content = own.content(&*write).await?;
    let input = drafted(input, &content).map_err(told)?;
    let standing = unchanged(&write, own.row.id, version).await?;
    let saved = store(&write, request, own.row.id, standing, &input).await?;
    let facts = Facts::of("round", own.round.number).and("body", own.body_id()).and("version", saved);
    ledger::append(&write, request, "opinion.saved", &own.loaded.subject(), facts).await?;
    write.commit().await?;
    Ok(saved)
}

/// The row that stands, if it is of the version that was read.
pub(super) async fn unchanged(write: &Write, id: i64, version: i64) -> Result<Option<Model>, ServiceError> {
    let standing = Entity::find_by_id(id).one(&**write).await?;
    match standing {
        Some(row) if row.version != version => {
            Err(ServiceError::Stale(Box::new(Conflict::Opinion(view(&**write, row).await?))))
        }
        // A version that this round never had was read in another one.
        None if version != 0 => Err(Refusal::SupersededText.into()),
        standing => Ok(standing),
    }
}

/// Stores what was typed as the next version.
pub(super) async fn store(
    write: &Write,
    request: &Request,
    id: i64,
    standing: Option<Model>,
    input: &GiveInput,
) -> Result<i64, ServiceError> {
    let is_new = standing.is_none();
    let version = standing.map_or(0, |row| row.version) + 1;
    let row = ActiveModel {
        round_body_id: Set(id),
        position: Set(input.position.clone()),
        reasons: Set(input.reasons.clone()),
        remarks: Set(serde_json::to_string(&input.remarks)?),
        saved_at: Set(request.at),
        saved_by: Set(request.user_id()),
        version: Set(version),
    };
    if is_new {
        row.insert(&**write).await?;
    } else {
        row.update(&**write).await?;
    }
    Ok(version)
}

/// What stands, to be shown.
pub(super) async fn view(
    connection: &impl ConnectionTrait,
    row: Model,
) -> Result<OpinionDraft, ServiceError> {
    let people = names(connection, row.saved_by).await?;
    Ok(OpinionDraft {
        saved_by: row.saved_by.and_then(|id| people.get(&id).cloned()),
        input: GiveInput {
            position: row.position,
            reasons: row.reasons,
            remarks: serde_json::from_str(&row.remarks)?,
        },
        saved_at: row.saved_at,
        version: row.version,
    })
}
