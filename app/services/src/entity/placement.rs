//! The placement of a draft for public discussion (R15-2, R15-3).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placements")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: i64,
    pub revision_id: i64,
    pub placed_at: DateTimeUtc,
    pub placed_on: Date,
    pub due_on: Option<Date>,
    pub opens_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    pub first_day: Date,
    pub last_day: Date,
    pub late_reason: Option<String>,
    pub ways: String,
    pub confirmed_by: Option<i64>,
    pub edition: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
