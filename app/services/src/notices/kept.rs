//! A notice as it is kept: the shipped text is not copied, so that a later program brings a later one.

use domain::language::Localized;
use domain::notice::{NoticeContent, NoticeName, Operator};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use serde::{Deserialize, Serialize};

use super::shipped::shipped;
use crate::entity::notice::{Column, Entity, Model};
use crate::error::ServiceError;

/// What a row holds.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The text; absent where the shipped one stands.
    pub(super) text: Option<Localized>,
    /// Who operates the site.
    pub(super) operator: Operator,
}

impl Kept {
    /// A notice as it was taken.
    pub(super) fn of(name: NoticeName, content: NoticeContent) -> Self {
        let NoticeContent { text, operator } = content;
        Self { text: (text != shipped(name)).then_some(text), operator }
    }

    /// What a row holds.
    pub(super) fn read(row: &Model) -> Result<Self, ServiceError> {
        Ok(serde_json::from_str(&row.content)?)
    }
}

/// Every version of a notice.
pub(super) fn versions_of(name: NoticeName) -> Select<Entity> {
    Entity::find().filter(Column::Name.eq(name.code()))
}

/// The newest version of a notice; absent as long as nobody has changed what ships.
pub(super) async fn newest(
    connection: &impl ConnectionTrait,
    name: NoticeName,
) -> Result<Option<Model>, ServiceError> {
    Ok(versions_of(name).order_by_desc(Column::Version).one(connection).await?)
}
