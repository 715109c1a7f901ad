//! What the drafter answered to a remark, and whether the body sees it resolved.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remark_answers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub remark_id: i64,
    pub outcome: String,
    pub words: String,
    pub element: Option<String>,
    pub answered_at: DateTimeUtc,
    pub answered_by: Option<i64>,
    pub resolved: Option<bool>,
    pub resolved_at: Option<DateTimeUtc>,
    pub resolved_by: Option<i64>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
