//! Addresses that asked to be told: confirmed by their owner before anything is sent (double opt-in).

use chrono::TimeDelta;
use domain::discussion::author::is_plausible_email;
use domain::language::{Language, Localized};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{body, draft, service, subscription};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// A second request for the same confirmation within this time sends no second letter.
const PAUSE: TimeDelta = TimeDelta::minutes(10);

/// What is followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "scope", content = "key", rename_all = "snake_case")]
pub enum Scope {
    /// A draft, by its number.
    Draft(String),
    /// Every draft of a body, by its code.
    Body(String),
    /// Every draft of a service, by its code in the register.
    Service(String),
    /// Every draft.
    All,
}

impl Scope {
    /// The stable name in forms and the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::Body(_) => "body",
            Self::Service(_) => "service",
            Self::All => "all",
        }
    }

    /// The scope of a stable name and a key.
    pub fn from_code(code: &str, key: &str) -> Option<Self> {
        let key = || key.trim().to_owned();
        match code {
            "draft" => Some(Self::Draft(key())),
            "body" => Some(Self::Body(key())),
            "service" => Some(Self::Service(key())),
            "all" => Some(Self::All),
            _ => None,
        }
    }

    fn key(&self) -> &str {
        match self {
            Self::Draft(key) | Self::Body(key) | Self::Service(key) => key,
            Self::All => "",
        }
    }
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
    let token = services.entropy.token()?;
    let write = services.database.write().await?;
    let title = title(&write, scope).await?;
    let row = subscription::Entity::find()
        .filter(subscription::Column::Email.eq(&email))
        .filter(subscription::Column::Scope.eq(scope.code()))
        .filter(subscription::Column::ScopeKey.eq(scope.key()))
        .one(&*write)
        .await?;
    match row {
        Some(row) if row.confirmed_at.is_some() || request.at - row.created_at < PAUSE => return Ok(()),
        Some(row) => {
            subscription::Entity::update_many()
                .col_expr(subscription::Column::TokenHash, Expr::value(token.hash()))
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
                token_hash: Set(token.hash()),
                created_at: Set(request.at),
                confirmed_at: Set(None),
                ..Default::default()
            };
            subscription::Entity::insert(row).exec_without_returning(&*write).await?;
        }
    }
    let site = &services.settings.public_url;
    let link = format!("{site}/{}/subscriptions/{}", language.code(), token.reveal());
    let written = services.settings.letters.write(language, &Letter::ConfirmSubscription { title, link });
    let message = Message { recipient: email, subject: written.subject, body: written.body };
    outbox::enqueue(&*write, message, request.at).await?;
    write.commit().await
}

/// Confirms the subscription of a link; done again, it changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no subscription.
pub async fn confirm(services: &Services, request: &Request, token: &str) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = find(&write, token).await?;
    if row.confirmed_at.is_none() {
        subscription::Entity::update_many()
            .col_expr(subscription::Column::ConfirmedAt, Expr::value(request.at))
            .filter(subscription::Column::Id.eq(row.id))
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
pub async fn unsubscribe(services: &Services, token: &str) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let row = find(&write, token).await?;
    subscription::Entity::delete_by_id(row.id).exec(&*write).await?;
    write.commit().await
}

async fn find(write: &Write, token: &str) -> Result<subscription::Model, ServiceError> {
    let hash = digest::sha256(token.as_bytes());
    let row =
        subscription::Entity::find().filter(subscription::Column::TokenHash.eq(hash)).one(&**write).await?;
    row.ok_or(ServiceError::NotFound)
}

/// What is followed, in words; empty for everything.
async fn title(write: &Write, scope: &Scope) -> Result<Localized, ServiceError> {
    let found = match scope {
        Scope::All => Some(Localized::default()),
        Scope::Draft(number) => {
            let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(&**write).await?;
            row.map(|row| Localized::new(row.title_kk, row.title_ru, row.title_en))
        }
        Scope::Body(code) => {
            let row = body::Entity::find().filter(body::Column::Code.eq(code)).one(&**write).await?;
            row.map(|row| Localized::new(row.name_kk, row.name_ru, row.name_en))
        }
        Scope::Service(code) => {
            let row = service::Entity::find().filter(service::Column::Code.eq(code)).one(&**write).await?;
            row.map(|row| Localized::new(row.name_kk, row.name_ru, row.name_en))
        }
    };
    found.ok_or(ServiceError::NotFound)
}
