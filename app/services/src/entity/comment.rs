//! A comment received in time (R15-5).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub draft_id: i64,
    pub number: i64,
    pub received_at: DateTimeUtc,
    pub author_kind: String,
    pub author_name: String,
    pub email: String,
    pub bin: Option<String>,
    pub language: String,
    pub text: String,
    pub section: Option<String>,
    pub element: Option<String>,
    pub anchor_language: Option<String>,
    pub quote: Option<String>,
    pub suggestion: Option<String>,
    pub receipt: String,
    pub idempotency_key: Option<String>,
    pub fingerprint: String,
    pub decision_id: Option<i64>,
    pub version: i64,
    pub name_withheld: bool,
    pub region: Option<String>,
    pub hidden: Option<String>,
    pub country: Option<String>,
    pub confirmation: Option<String>,
    pub confirm_key: Option<String>,
    pub sending: Option<String>,
    pub corrected_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub disowned_at: Option<DateTimeUtc>,
    pub turn: i64,
    pub alike: Option<i64>,
    pub is_line: bool,
    pub is_compared: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
