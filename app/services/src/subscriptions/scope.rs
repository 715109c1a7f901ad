//! What can be followed, and its name.

use domain::language::Localized;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::entity::{body, draft, placement, service};
use crate::error::ServiceError;

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

    /// What stands behind the name: a number or a code; nothing for everything.
    pub fn key(&self) -> &str {
        match self {
            Self::Draft(key) | Self::Body(key) | Self::Service(key) => key,
            Self::All => "",
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
}

/// What is followed, with its name for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// What it is.
    pub scope: Scope,
    /// The name of the draft, the service or the body; empty for everything.
    pub title: Localized,
}

impl Followed {
    /// The public thing of a scope, by its name.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] if there is none, or it is a draft that has not been placed.
    pub(super) async fn of(connection: &impl ConnectionTrait, scope: &Scope) -> Result<Self, ServiceError> {
        let title = match scope {
            Scope::All => Some(Localized::default()),
            Scope::Draft(number) => placed(connection, number)
                .await?
                .map(|row| Localized::new(row.title_kk, row.title_ru, row.title_en)),
            Scope::Body(code) => {
                let row = body::Entity::find().filter(body::Column::Code.eq(code)).one(connection).await?;
                row.map(|row| Localized::new(row.name_kk, row.name_ru, row.name_en))
            }
            Scope::Service(code) => {
                let row =
                    service::Entity::find().filter(service::Column::Code.eq(code)).one(connection).await?;
                row.map(|row| Localized::new(row.name_kk, row.name_ru, row.name_en))
            }
        };
        let title = title.ok_or(ServiceError::NotFound)?;
        Ok(Self { scope: scope.clone(), title })
    }
}

/// A draft that the public knows of.
pub(super) async fn placed(
    connection: &impl ConnectionTrait,
    number: &str,
) -> Result<Option<draft::Model>, ServiceError> {
    let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let placement =
        placement::Entity::find().filter(placement::Column::DraftId.eq(row.id)).one(connection).await?;
    Ok(placement.map(|_| row))
}
