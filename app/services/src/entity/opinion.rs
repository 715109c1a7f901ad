//! An opinion as it was given; an amended one stays, superseded (RC-3).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opinions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub round_body_id: i64,
    pub position: String,
    pub reasons: String,
    pub given_at: DateTimeUtc,
    pub given_by: Option<i64>,
    pub superseded_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
