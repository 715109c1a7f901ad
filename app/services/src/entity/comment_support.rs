//! A support of a comment, received in time (R15-5).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_supports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub comment: i64,
    pub number: i64,
    pub received_at: DateTimeUtc,
    pub channel: String,
    pub author_kind: String,
    pub author_name: String,
    pub name_withheld: bool,
    pub region: Option<String>,
    pub email: Option<String>,
    pub language: String,
    pub receipt: String,
    pub person: Option<String>,
    pub sending: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
