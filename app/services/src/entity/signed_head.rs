//! A head of the ledger as it was signed and published.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signed_heads")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub sequence: i64,
    pub hash: String,
    pub at: DateTimeUtc,
    pub day: Option<Date>,
    pub draft_id: Option<i64>,
    pub key_id: String,
    pub signature: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
