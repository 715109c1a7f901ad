//! How many supported a comment, kept as they come.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_counts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment: i64,
    pub many: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
