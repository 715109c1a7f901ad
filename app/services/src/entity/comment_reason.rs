//! Why an accepted comment changed no text (R15-9).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_reasons")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: i64,
    pub draft_id: i64,
    pub reason: String,
    pub at: DateTimeUtc,
    pub by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
