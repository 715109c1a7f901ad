//! A body that is asked in a round, and the position that stands (RC-2, RC-3).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_bodies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub round_id: i64,
    pub body_id: i64,
    pub grounds: String,
    pub due_on: Date,
    pub due_norm: Option<String>,
    pub silence_norm: Option<String>,
    pub seen_revision: Option<i64>,
    pub position: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
    pub holds_from: Option<i64>,
    pub struck_at: Option<DateTimeUtc>,
    pub struck_by: Option<i64>,
    pub struck_reason: Option<String>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
