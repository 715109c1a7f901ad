//! Who of a body prepares its opinion.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub round_body_id: i64,
    pub user_id: i64,
    pub subdivision: String,
    pub leads: bool,
    pub assigned_at: DateTimeUtc,
    pub assigned_by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
