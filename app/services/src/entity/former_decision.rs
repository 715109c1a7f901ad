//! A decision that a head took back, with the reason (R15-7).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_decisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub comments: String,
    pub outcome: String,
    pub substantiation: String,
    pub summary: String,
    pub decided_at: DateTimeUtc,
    pub decided_by: Option<i64>,
    pub reason: String,
    pub reopened_at: DateTimeUtc,
    pub reopened_by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
