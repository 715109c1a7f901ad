//! What came back in a file of a word processor: a change, a comment, or words of no clause.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "word_changes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub file: String,
    pub received_at: DateTimeUtc,
    pub received_by: Option<i64>,
    pub kind: String,
    pub section: Option<String>,
    pub element: Option<String>,
    pub language: Option<String>,
    pub base_version: Option<i64>,
    pub number: String,
    pub was: String,
    pub said: String,
    pub edits: String,
    pub notes: String,
    pub decision: Option<String>,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
