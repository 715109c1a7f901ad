//! A draft of a standard and where it stands.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "drafts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub number: String,
    pub year: i64,
    pub sequence: i64,
    pub service_id: i64,
    pub body_id: i64,
    pub kind: String,
    pub amends_draft_id: Option<i64>,
    pub title_kk: String,
    pub title_ru: String,
    pub title_en: String,
    pub stage: String,
    pub created_at: DateTimeUtc,
    pub created_by: Option<i64>,
    pub edition: String,
    pub due_on: Option<Date>,
    pub placement_requested_at: Option<DateTimeUtc>,
    pub placement_requested_by: Option<i64>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdrawn_by: Option<i64>,
    pub withdraw_reason: Option<String>,
    pub comment_count: i64,
    pub decided_count: i64,
    pub late_count: i64,
    pub version: i64,
    pub approved_at: Option<DateTimeUtc>,
    pub effective_at: Option<DateTimeUtc>,
    pub ceases_at: Option<DateTimeUtc>,
    pub amends_standard_id: Option<i64>,
    pub cancel_reasons: Option<String>,
    pub withdrawn_count: i64,
    pub closes_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
