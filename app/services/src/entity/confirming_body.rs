//! A body whose heads confirm every decision on comments.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "confirming_bodies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub body_id: i64,
    pub at: DateTimeUtc,
    pub by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
