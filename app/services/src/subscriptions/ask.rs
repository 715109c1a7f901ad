//! Asking to be told.

use chrono::TimeDelta;
use domain::discussion::author::is_plausible_email;
use domain::language::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::scope::{Followed, Scope, placed};
use crate::context::{Request, Services};
use crate::entity::{body, service, subscription};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};

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

/// Asks the owner of an address to confirm. The answer is the same whether the address is known or not, so that nobody
/// learns who follows what.
///
/// # Errors
/// [`ServiceError::Invalid`] if the e-mail cannot be one, [`ServiceError::NotFound`] if there is nothing to follow.
pub async fn subscribe(
    services: &Services,
    request: &Request,
    email: &str,
    scope: &Scope,
    language: Language,
) -> Result<(), ServiceError> {
    let email = email.trim().to_lowercase();
    if !is_plausible_email(&email) {
        return Err(ServiceError::field("email", "email"));
    }
    let key = services.entropy.receipt()?;
    let write = services.database.write().await?;
    let followed = Followed::of(&*write, scope).await?;
    let row = subscription::Entity::find()
        .filter(subscription::Column::Email.eq(&email))
        .filter(subscription::Column::Scope.eq(scope.code()))
        .filter(subscription::Column::ScopeKey.eq(scope.key()))
        .one(&*write)
        .await?;
    match row {
        Some(row) if row.confirmed_at.is_some() || request.at - row.created_at < PAUSE => return Ok(()),
        // Somebody fills this mailbox: what was written before still confirms.
        _ if outbox::is_spent(services, &*write, &email, request.at).await? => return Ok(()),
        Some(row) => {
            subscription::Entity::update_many()
                .col_expr(subscription::Column::Key, Expr::value(key.as_str()))
                .col_expr(subscription::Column::CreatedAt, Expr::value(request.at))
                .col_expr(subscription::Column::Language, Expr::value(language.code()))
                .filter(subscription::Column::Id.eq(row.id))
                .exec(&*write)
                .await?;
        }
        None => {
            let row = subscription::ActiveModel {
                email: Set(email.clone()),
                language: Set(language.code().to_owned()),
                scope: Set(scope.code().to_owned()),
                scope_key: Set(scope.key().to_owned()),
                key: Set(key.clone()),
                created_at: Set(request.at),
                confirmed_at: Set(None),
                ..Default::default()
            };
            subscription::Entity::insert(row).exec_without_returning(&*write).await?;
        }
    }
    let link = services.settings.subscription(language, &key);
    let letter = services.settings.letters.write(language, &Letter::ConfirmSubscription { followed, link });
    outbox::enqueue(&*write, Message::asked_for(email, letter), request.at).await?;
    write.commit().await
}
