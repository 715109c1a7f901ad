//! A subscription as the holder of its link sees it: confirmed, ended. One that nobody confirms in its term is over.

use chrono::{DateTime, TimeDelta, Utc};
use domain::language::Localized;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::scope::{Followed, Scope};
use super::wishes::{Wishes, wish};
use crate::context::{Request, Services};
use crate::entity::subscription::{Column, Entity, Model};
use crate::error::ServiceError;

/// How long an address may take to confirm.
const CONFIRMED_WITHIN: TimeDelta = TimeDelta::days(7);

/// A subscription, for whoever holds the link of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// What is followed.
    pub followed: Followed,
    /// The address that is written to.
    pub email: String,
    /// Whether its owner has confirmed it.
    pub confirmed: bool,
    /// How it is written to.
    pub wishes: Wishes,
    /// How many other confirmed subscriptions the same address has.
    pub others: u64,
}

/// The subscription of a link.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no subscription.
pub async fn find(services: &Services, request: &Request, key: &str) -> Result<Subscription, ServiceError> {
    let connection = &services.database.connection;
    let row = row(connection, key, request.at).await?;
    let others = Entity::find()
        .filter(Column::Email.eq(&row.email))
        .filter(Column::Id.ne(row.id))
        .filter(Column::ConfirmedAt.is_not_null())
        .count(connection)
        .await?;
    let scope = Scope::from_code(&row.scope, &row.scope_key).ok_or(ServiceError::NotFound)?;
    let followed = match Followed::of(connection, &scope).await {
        // What is gone can still be unfollowed, by its number or code.
        Err(ServiceError::NotFound) => Followed { title: Localized::same(scope.key()), scope },
        other => other?,
    };
    let (wishes, confirmed) = (Wishes::of_row(&row), row.confirmed_at.is_some());
    Ok(Subscription { followed, email: row.email, confirmed, wishes, others })
}

/// Changes how the address of a link is written to.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no subscription.
pub async fn change(
    services: &Services,
    request: &Request,
    key: &str,
    wishes: Wishes,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = row(&*write, key, request.at).await?;
    wish(&write, row.id, wishes).await?;
    write.commit().await
}

/// Confirms the subscription of a link; done again, it changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no subscription.
pub async fn confirm(services: &Services, request: &Request, key: &str) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = row(&*write, key, request.at).await?;
    if row.confirmed_at.is_none() {
        Entity::update_many()
            .col_expr(Column::ConfirmedAt, Expr::value(request.at))
            .filter(Column::Id.eq(row.id))
            .exec(&*write)
            .await?;
        write.commit().await?;
    }
    Ok(())
}

/// Ends the subscription of a link and forgets the address.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no subscription.
pub async fn unsubscribe(services: &Services, request: &Request, key: &str) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = row(&*write, key, request.at).await?;
    Entity::delete_by_id(row.id).exec(&*write).await?;
    write.commit().await
}

/// Ends every subscription of the address that a link was sent to.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no subscription.
pub async fn unsubscribe_all(services: &Services, request: &Request, key: &str) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = row(&*write, key, request.at).await?;
    Entity::delete_many().filter(Column::Email.eq(row.email)).exec(&*write).await?;
    write.commit().await
}

/// Removes up to `limit` subscriptions that nobody confirmed in time, and tells how many.
pub(crate) async fn sweep(services: &Services, at: DateTime<Utc>, limit: u64) -> Result<u64, ServiceError> {
    let over = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::ConfirmedAt.is_null())
        .and_where(Column::CreatedAt.lte(at - CONFIRMED_WITHIN))
        .limit(limit)
        .to_owned();
    let removed = Entity::delete_many()
        .filter(Column::Id.in_subquery(over))
        .exec(&services.database.connection)
        .await?;
    Ok(removed.rows_affected)
}

async fn row(connection: &impl ConnectionTrait, key: &str, at: DateTime<Utc>) -> Result<Model, ServiceError> {
    let row = Entity::find().filter(Column::Key.eq(key)).one(connection).await?;
    row.filter(|row| row.confirmed_at.is_some() || at - row.created_at < CONFIRMED_WITHIN)
        .ok_or(ServiceError::NotFound)
}
