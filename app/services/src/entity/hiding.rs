//! A hiding of a comment: why its words are not read by everybody, what its author said to that, how it ended.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hidings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub comment: i64,
    pub state: String,
    pub ground: String,
    pub reason: String,
    pub hidden_at: DateTimeUtc,
    pub hidden_by: Option<i64>,
    pub objected_at: Option<DateTimeUtc>,
    pub objection: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
    pub answered_by: Option<i64>,
    pub answer: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
