//! An electronic signature over the order of an act, as it was verified when it was brought.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signatures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub standard_id: i64,
    pub pdf_file_id: i64,
    pub signature_file_id: i64,
    pub signer: String,
    pub serial: String,
    pub issuer: String,
    pub signed_at: Option<DateTimeUtc>,
    pub verified_at: DateTimeUtc,
    pub outcome: String,
    pub detail: String,
    pub kept_at: DateTimeUtc,
    pub kept_by: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
