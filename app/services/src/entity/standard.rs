//! An act that adopts, amends or cancels the standard of a service, with the text that it puts in force (RF-1).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standards")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub service_id: i64,
    pub body_id: i64,
    pub number: i64,
    pub kind: String,
    pub draft_id: Option<i64>,
    pub revision: Option<i64>,
    pub content: String,
    pub hash: String,
    pub order_number: String,
    pub order_on: Date,
    pub order_year: i64,
    pub signatory: String,
    pub justice_number: Option<String>,
    pub justice_on: Option<Date>,
    pub published_in: Option<String>,
    pub published_on: Option<Date>,
    pub effective_on: Option<Date>,
    pub effective_norm: Option<String>,
    pub entered_at: DateTimeUtc,
    pub entered_by: Option<i64>,
    pub version: i64,
    pub corrections: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
