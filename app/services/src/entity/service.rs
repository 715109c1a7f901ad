//! An entry of the register of state services (Art. 12).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "services")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub recipients: String,
    pub developing_body_id: i64,
    pub providers: String,
    pub through_state_corporation: bool,
    pub through_portal: bool,
    pub forms: String,
    pub paid: bool,
    pub included_on: Date,
    pub search: String,
    pub version: i64,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub register_approved_on: Option<Date>,
    pub register_act: Option<String>,
    pub accepting: Option<String>,
    pub date_reason: Option<String>,
    pub excluded_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
