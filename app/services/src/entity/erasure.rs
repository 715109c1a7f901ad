//! What was taken out of a comment, or of a support of it, on a lawful demand, and which demand that was.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub comment: i64,
    pub support: Option<i64>,
    pub words: bool,
    pub person: bool,
    pub demand: String,
    pub at: DateTimeUtc,
    pub by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
