//! A message on its way to be sent, or what is left of one that was.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub created_at: DateTimeUtc,
    pub next_try_at: DateTimeUtc,
    pub attempts: i64,
    pub sent_at: Option<DateTimeUtc>,
    pub last_error: Option<String>,
    pub claimed_until: Option<DateTimeUtc>,
    pub unsubscribe: Option<String>,
    pub state: String,
    pub asked: bool,
    pub identity: Option<String>,
    pub recipient_hash: Option<String>,
    pub handed_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
