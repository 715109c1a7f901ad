//! A remark of an opinion (RC-3).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remarks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub opinion_id: i64,
    pub number: i64,
    pub section: Option<String>,
    pub element: Option<String>,
    pub language: Option<String>,
    pub quote: Option<String>,
    pub text: String,
    pub suggestion: Option<String>,
    pub internal_norm: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
