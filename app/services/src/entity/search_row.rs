//! A thing that can be found, with its stems.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_rows")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    pub source_id: i64,
    pub draft_id: Option<i64>,
    pub service_id: Option<i64>,
    pub on_date: Date,
    pub title: String,
    pub words: String,
    pub facets: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
