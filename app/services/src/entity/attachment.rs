//! A file that came with a comment.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub comment: i64,
    pub place: i64,
    pub file_id: Option<i64>,
    pub name: String,
    pub kind: String,
    pub size: i64,
    pub hash: String,
    pub text: Option<String>,
    pub read_at: Option<DateTimeUtc>,
    pub is_public: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
