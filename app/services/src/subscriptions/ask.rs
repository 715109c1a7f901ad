//! Asking to be told.

use chrono::TimeDelta;
use domain::discussion::author::is_plausible_email;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::scope::{Followed, Scope, placed};
use super::wishes::{Wishes, wish};
use crate::context::{Request, Services};
use crate::entity::{body, service, subscription};
use crate::error::ServiceError;
use crate::letters::{FollowLetter, Letter};
use crate::outbox::{self, Message};
use crate::storage::Write;

/// A second request for the same confirmation within this time sends no second letter.
const PAUSE: TimeDelta = TimeDelta::minutes(10);

/// What may be followed by somebody who reads this: the narrowest first, everything last.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such public thing.
pub async fn choices(services: &Services, scope: &Scope) -> Result<Vec<Followed>, ServiceError> {
    let connection = &services.database.connection;
    let mut scopes = vec![scope.clone()];
    let service = match scope {
        Scope::Draft(number) => {
            let row = placed(connection, number).await?.ok_or(ServiceError::NotFound)?;
            let row = service::Entity::find_by_id(row.service_id).one(connection).await?;
            scopes.extend(row.iter().map(|row| Scope::Service(row.code.clone())));
            row
        }
        Scope::Service(code) => {
            service::Entity::find().filter(service::Column::Code.eq(code)).one(connection).await?
        }
        Scope::Body(_) | Scope::All => None,
    };
    if let Some(service) = service {
        let row = body::Entity::find_by_id(service.developing_body_id).one(connection).await?;
        scopes.extend(row.map(|row| Scope::Body(row.code)));
    }
    if *scope != Scope::All {
        scopes.push(Scope::All);
    }
    let mut found = Vec::with_capacity(scopes.len());
    for scope in &scopes {
        found.push(Followed::of(connection, scope).await?);
    }
    Ok(found)
}

/// Asks the owner of an address to confirm. Where it follows that already, a letter says how it stands and leads to where its
/// owner can take the new wishes over: nobody else changes them. The answer is the same whether the address is known or not, so
/// that nobody learns who follows what.
///
/// # Errors
/// [`ServiceError::Invalid`] if the e-mail cannot be one, [`ServiceError::NotFound`] if there is nothing to follow.
pub async fn subscribe(
    services: &Services,
    request: &Request,
    email: &str,
    scope: &Scope,
    wishes: impl Into<Wishes>,
) -> Result<(), ServiceError> {
    let wishes = wishes.into();
    let email = email.trim().to_lowercase();
    if !is_plausible_email(&email) {
        return Err(ServiceError::field("email", "email"));
    }
    let write = services.database.write().await?;
    let followed = Followed::of(&*write, scope).await?;
    let row = subscription::Entity::find()
        .filter(subscription::Column::Email.eq(&email))
        .filter(subscription::Column::Scope.eq(scope.code()))
        .filter(subscription::Column::ScopeKey.eq(scope.key()))
        .one(&*write)
        .await?;
    if let Some(row) = row.as_ref().filter(|row| row.confirmed_at.is_none()) {
        // The letter that is on its way confirms what was wished last.
        wish(&write, row.id, wishes).await?;
    }
    // Where somebody fills this mailbox, what was written before still confirms.
    if row.as_ref().is_some_and(|row| is_early(row, request))
        || outbox::is_spent(services, &*write, &email, request.at).await?
    {
        return write.commit().await;
    }
    let letter = match row {
        Some(row) if row.confirmed_at.is_some() => {
            subscription::Entity::update_many()
                .col_expr(subscription::Column::AskedAt, Expr::value(request.at))
                .filter(subscription::Column::Id.eq(row.id))
                .exec(&*write)
                .await?;
            let link = services.settings.subscription(wishes.language, &row.key);
            let link = format!("{link}?{}", wishes.query());
            Letter::Following { says: FollowLetter::Stands { followed, wishes: Wishes::of_row(&row), link } }
        }
        Some(row) => {
            let key = services.entropy.receipt()?;
            subscription::Entity::update_many()
                .col_expr(subscription::Column::Key, Expr::value(key.as_str()))
                .col_expr(subscription::Column::CreatedAt, Expr::value(request.at))
                .filter(subscription::Column::Id.eq(row.id))
                .exec(&*write)
                .await?;
            Letter::ConfirmSubscription {
                followed,
                link: services.settings.subscription(wishes.language, &key),
            }
        }
        None => {
            let key = services.entropy.receipt()?;
            let link = services.settings.subscription(wishes.language, &key);
            insert(&write, request, &email, scope, key, wishes).await?;
            Letter::ConfirmSubscription { followed, link }
        }
    };
    let letter = services.settings.letters.write(wishes.language, &letter);
    outbox::enqueue(&*write, Message::asked_for(email, letter), request.at).await?;
    write.commit().await
}

/// Whether the same was asked for a moment ago.
fn is_early(row: &subscription::Model, request: &Request) -> bool {
    let asked_at = if row.confirmed_at.is_some() { row.asked_at } else { Some(row.created_at) };
    asked_at.is_some_and(|asked_at| request.at - asked_at < PAUSE)
}

async fn insert(
    write: &Write,
    request: &Request,
    email: &str,
    scope: &Scope,
    key: String,
    wishes: Wishes,
) -> Result<(), ServiceError> {
    let row = subscription::ActiveModel {
        email: Set(email.to_owned()),
        language: Set(wishes.language.code().to_owned()),
        scope: Set(scope.code().to_owned()),
        scope_key: Set(scope.key().to_owned()),
        key: Set(key),
        created_at: Set(request.at),
        confirmed_at: Set(None),
        often: Set(wishes.often.code().to_owned()),
        remind: Set(wishes.remind),
        asked_at: Set(None),
        ..Default::default()
    };
    subscription::Entity::insert(row).exec_without_returning(&**write).await?;
    Ok(())
}
