//! A place where the information on a service is brought up to date (R23-2).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "informing_places")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub standard_id: i64,
    pub place: String,
    pub due_on: Date,
    pub done_on: Option<Date>,
    pub link: Option<String>,
    pub done_at: Option<DateTimeUtc>,
    pub done_by: Option<i64>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
