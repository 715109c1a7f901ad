//! A published closing report (R15-8).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: i64,
    pub from_revision: i64,
    pub to_revision: i64,
    pub report: String,
    pub hash: String,
    pub published_at: DateTimeUtc,
    pub published_by: Option<i64>,
    pub figures: Option<String>,
    pub causes: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
