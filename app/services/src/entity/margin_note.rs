//! A note of a colleague on a clause of a draft.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "margin_notes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub section: String,
    pub element: String,
    pub clause: String,
    pub kind: String,
    pub author_id: Option<i64>,
    pub addressee_id: Option<i64>,
    pub text: String,
    pub at: DateTimeUtc,
    pub since: DateTimeUtc,
    pub resolved_at: Option<DateTimeUtc>,
    pub resolved_by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
