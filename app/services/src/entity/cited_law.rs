//! A law that a body cites in its standards.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cited_laws")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub body_id: i64,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub number: String,
    pub passed_on: Option<Date>,
    pub first_draft: Option<i64>,
    pub first_element: Option<String>,
    pub version: i64,
    pub changed_at: DateTimeUtc,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
