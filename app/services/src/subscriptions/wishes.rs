//! How somebody who follows wants to be written to.

use domain::language::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::often::Often;
use crate::entity::subscription::{Column, Entity, Model};
use crate::error::ServiceError;
use crate::storage::Write;

/// How somebody who follows wants to be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// The language of the letters.
    pub language: Language,
    /// How often.
    pub often: Often,
    /// Whether a letter comes a day before the last day of a discussion.
    pub remind: bool,
}

impl Wishes {
    /// As a subscription keeps them.
    pub(super) fn of_row(row: &Model) -> Self {
        Self {
            language: Language::from_code(&row.language).unwrap_or(Language::Ru),
            often: Often::from_code(&row.often).unwrap_or_default(),
            remind: row.remind,
        }
    }

    /// As the parameters of an address.
    pub(super) fn query(self) -> String {
        let remind = if self.remind { "&remind=1" } else { "" };
        format!("language={}&often={}{remind}", self.language.code(), self.often.code())
    }
}

impl From<Language> for Wishes {
    /// A letter for each piece of news, and no reminder.
    fn from(language: Language) -> Self {
        Self { language, often: Often::AtOnce, remind: false }
    }
}

/// Writes the wishes into a subscription.
pub(super) async fn wish(write: &Write, id: i64, wishes: Wishes) -> Result<(), ServiceError> {
    Entity::update_many()
        .col_expr(Column::Language, Expr::value(wishes.language.code()))
        .col_expr(Column::Often, Expr::value(wishes.often.code()))
        .col_expr(Column::Remind, Expr::value(wishes.remind))
        .filter(Column::Id.eq(id))
        .exec(&**write)
        .await?;
    Ok(())
}
