//! A stem of the titles and clauses, with a word in which it stood.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_stems")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub stem: String,
    pub word: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
