//! Correcting a law of the list. What was written with it stays as it is: a standard says what it said.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::law::CitedLawInput;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, EntityTrait, ModelTrait, Set};

use super::cited_view::CitedLawView;
use super::rows::{law_of, put, rows_of};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::cited_law::{ActiveModel, Entity, Model};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;
use crate::storage::Write;

/// Corrects a law that stood at `version`. What says the same changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such law; [`ServiceError::Denied`] unless the actor writes for its body;
/// [`ServiceError::Invalid`] with the fields `name_kk`, `name_ru`, `name_en`, `number`, `date`, or `number`: `known` if the list
/// has the law already; [`ServiceError::Stale`] with [`Conflict::Law`] if another version stands.
pub async fn change_law(
    services: &Services,
    request: &Request,
    id: i64,
    version: i64,
    input: &CitedLawInput,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = row_of(&write, request, id, version).await?;
    let law = input.parse().map_err(|faults| {
        let told = faults.into_iter().map(|(field, fault)| FieldProblem::new(field, fault.code()));
        ServiceError::Invalid(told.collect())
    })?;
    if law == law_of(&row) {
        return Ok(());
    }
    let body = row.body_id;
    let others = rows_of(&*write, body).await?;
    if others.iter().any(|other| other.id != id && law_of(other).is_same(&law)) {
        return Err(ServiceError::field("number", "known"));
    }
    let mut row: ActiveModel = row.into();
    put(&mut row, law);
    // Corrected by hand, it is nobody's half-typed name any more.
    row.first_draft = Set(None);
    row.first_element = Set(None);
    row.version = Set(version + 1);
    row.changed_at = Set(request.at);
    row.update(&*write).await?;
    let facts = Facts::of("law", id).and("version", version + 1);
    ledger::append(&write, request, "law.corrected", &format!("body:{body}"), facts).await?;
    write.commit().await
}

/// Takes a law that stood at `version` off the list. It comes back when a section cites it again.
///
/// # Errors
/// As [`change_law`], without fields.
pub async fn remove_law(
    services: &Services,
    request: &Request,
    id: i64,
    version: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = row_of(&write, request, id, version).await?;
    let subject = format!("body:{}", row.body_id);
    row.delete(&*write).await?;
    ledger::append(&write, request, "law.removed", &subject, Facts::of("law", id)).await?;
    write.commit().await
}

/// The row as it was seen, for those who may change it.
async fn row_of(write: &Write, request: &Request, id: i64, version: i64) -> Result<Model, ServiceError> {
    let row = Entity::find_by_id(id).one(&**write).await?.ok_or(ServiceError::NotFound)?;
    allow(&request.actor, Action::EditDraft, &Resource::Body { body: BodyId(row.body_id) })?;
    if row.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Law(CitedLawView::of(&row)))));
    }
    Ok(row)
}
