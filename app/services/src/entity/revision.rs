//! An immutable revision of a draft (R15-1).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub number: i64,
    pub kind: String,
    pub content: String,
    pub hash: String,
    pub created_at: DateTimeUtc,
    pub created_by: Option<i64>,
    pub base_standard_id: Option<i64>,
    pub amending_words: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
