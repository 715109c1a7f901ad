//! A proposal to adopt, change or cancel a standard, and the answer to it (R13-3).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub service_id: i64,
    pub kind: String,
    pub source: String,
    pub from_body_id: Option<i64>,
    pub section: Option<String>,
    pub text: String,
    pub name: String,
    pub email: Option<String>,
    pub language: String,
    pub received_at: DateTimeUtc,
    pub due_on: Date,
    pub receipt: String,
    pub sending: Option<String>,
    pub outcome: Option<String>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
    pub answered_by: Option<i64>,
    pub hidden: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
