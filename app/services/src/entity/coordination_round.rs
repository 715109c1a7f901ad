//! A round of coordination (RC-3).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "coordination_rounds")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub number: i64,
    pub revision: i64,
    pub hash: String,
    pub note: Option<String>,
    pub opened_at: DateTimeUtc,
    pub opened_by: Option<i64>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<i64>,
    pub outcome: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
