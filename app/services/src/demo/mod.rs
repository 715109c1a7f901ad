//! Demonstration data: bodies, people, services and drafts in every stage, made by the same commands that people use, at
//! instants counted back from the moment of filling. A filling that was broken off is known by a note and begun anew.

mod comments;
mod data;
mod drafts;
mod operator;
mod people;
mod publications;
mod rounds;
mod stage;
mod standards;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::context::{Request, Services};
use crate::entity::{body, user};
use crate::error::ServiceError;
use crate::installation::marks;
use crate::ledger;

pub use people::{Account, PASSWORD, accounts};

/// The note that stands in a database which a demonstration fills.
const MARK: &str = "demonstration";
const FILLING: &str = "filling";
const FILLED: &str = "filled";

/// What a database holds, as far as a demonstration is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Nothing yet: it may be filled.
    Nothing,
    /// A filling that was broken off: nothing else was ever in it.
    Half,
    /// Demonstration accounts, whose password everybody knows and which can sign in.
    Demonstration,
    /// Something else.
    Other,
}

/// What a database holds.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn holding(services: &Services) -> Result<Holding, ServiceError> {
    let connection = &services.database.connection;
    if marks::read(connection, MARK).await?.as_deref() == Some(FILLING) {
        return Ok(Holding::Half);
    }
    if body::Entity::find().count(connection).await? == 0 {
        return Ok(Holding::Nothing);
    }
    let known = accounts().into_iter().map(|account| account.email);
    let open = user::Entity::find()
        .filter(user::Column::Email.is_in(known))
        .filter(user::Column::Active.eq(true))
        .filter(user::Column::PasswordHash.is_not_null());
    Ok(if open.count(connection).await? > 0 { Holding::Demonstration } else { Holding::Other })
}

/// Fills an empty database, or one whose filling was broken off; `at` is the present instant, from which everything is
/// dated back. Of two processes that begin together, one fills. The answer is what the database held.
///
/// # Errors
/// [`ServiceError`] if a command refuses its data, which the tests exclude, or the database fails.
pub async fn settle(services: &Services, at: DateTime<Utc>) -> Result<Holding, ServiceError> {
    let _alone = services.database.hold().await?;
    let held = holding(services).await?;
    match held {
        Holding::Nothing => fill(services, at).await?,
        Holding::Half => {
            tracing::warn!("the demonstration data were broken off in the middle: they are filled in anew");
            services.database.begin_anew().await?;
            fill(services, at).await?;
        }
        Holding::Demonstration | Holding::Other => {}
    }
    Ok(held)
}

/// Fills an empty database.
///
/// # Errors
/// As [`settle`].
pub async fn fill(services: &Services, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let connection = &services.database.connection;
    marks::write(connection, MARK, FILLING, at).await?;
    // A ledger that was thrown away with a broken filling is begun again too.
    ledger::renew(services, &Request::console(at)).await?;
    let staff = people::fill(services, at).await?;
    operator::fill(services, &staff, at).await?;
    let stage = stage::DemoStage::new(services, &staff, at).await?;
    drafts::fill(&stage).await?;
    // Last, so that the drafts before keep their numbers.
    rounds::fill(&stage).await?;
    marks::write(connection, MARK, FILLED, at).await
}
