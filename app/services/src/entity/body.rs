//! A body of the state.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bodies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub reports_to_president: bool,
    pub email: String,
    pub version: i64,
    pub coordination_days: Option<i64>,
    pub coordination_norm: Option<String>,
    pub silence_norm: Option<String>,
    pub abolished_on: Option<Date>,
    pub successor_id: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
