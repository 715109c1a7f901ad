//! An opinion that is being written inside a body.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion_drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub round_body_id: i64,
    pub position: String,
    pub reasons: String,
    pub remarks: String,
    pub saved_at: DateTimeUtc,
    pub saved_by: Option<i64>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
