//! Demonstration data: bodies, people, services and drafts in every stage, made by the same commands that people use, at
//! instants counted back from the moment of filling.

mod comments;
mod data;
mod drafts;
mod people;

use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::context::Services;
use crate::entity::body;
use crate::error::ServiceError;

pub use people::{Account, PASSWORD, accounts};

/// Whether the database holds nothing yet, so that it may be filled.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn is_empty(services: &Services) -> Result<bool, ServiceError> {
    Ok(body::Entity::find().count(&services.database.connection).await? == 0)
}

/// Fills an empty database; `at` is the present instant, from which everything is dated back.
///
/// # Errors
/// [`ServiceError`] if a command refuses its data, which the tests exclude, or the database fails.
pub async fn fill(services: &Services, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let staff = people::fill(services, at).await?;
    drafts::fill(services, &staff, at).await
}
