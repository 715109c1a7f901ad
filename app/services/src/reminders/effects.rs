//! Acts that have taken effect: those who commented on the draft, those who coordinated it and those who follow the service are told
//! that its standard is in force, or is so no longer (RF-1).

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::language::{Language, Localized};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};

use super::PIECE;
use super::noted::{ReminderKind, note, noted};
use crate::context::Services;
use crate::drafts::addressees::addressees;
use crate::drafts::announce::followers_of;
use crate::drafts::summary::one;
use crate::entity::{draft, service, standard};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::standards::StandardKind;
use crate::standards::coordinated::to_coordinating;
use crate::standards::sequence::{counts_after, of_service};
use crate::storage::Write;

/// For how many days an act that has taken effect is news: one that was entered later was in force before.
const NEWS_DAYS: u64 = 7;

/// An act without its text.
#[derive(FromQueryResult)]
struct Act {
    id: i64,
    service_id: i64,
    body_id: i64,
    number: i64,
    kind: String,
    draft_id: Option<i64>,
    order_number: String,
    order_on: NaiveDate,
    effective_on: NaiveDate,
}

/// Writes to those whom the acts that have taken effect concern, and tells how many acts were noted.
pub(super) async fn remind(services: &Services, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    let today = services.settings.zone.date_of(at);
    // Most of the time there is nothing, and nobody's turn to write is taken.
    let waiting: Option<i64> = effective(today)
        .select_only()
        .column(standard::Column::Id)
        .into_tuple()
        .one(&services.database.connection)
        .await?;
    if waiting.is_none() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let acts = acts(&write, today).await?;
    let mut messages: Vec<(Message, DateTime<Utc>)> = Vec::new();
    for act in &acts {
        if is_replaced(&write, act, today).await? {
            continue;
        }
        let letters = letters(services, &write, act, at).await?;
        messages.extend(letters.into_iter().map(|message| (message, at)));
    }
    note(&write, ReminderKind::InForce, acts.iter().map(|act| act.id), at).await?;
    outbox::enqueue_all(&*write, messages).await?;
    write.commit().await?;
    Ok(u64::try_from(acts.len()).unwrap_or(u64::MAX))
}

/// The acts that have taken effect lately and of which nobody was told.
fn effective(today: NaiveDate) -> Select<standard::Entity> {
    let first = today.checked_sub_days(Days::new(NEWS_DAYS)).unwrap_or(today);
    standard::Entity::find()
        .filter(standard::Column::EffectiveOn.lte(today))
        .filter(standard::Column::EffectiveOn.gte(first))
        .filter(standard::Column::Id.not_in_subquery(noted(ReminderKind::InForce)))
}

async fn acts(write: &Write, today: NaiveDate) -> Result<Vec<Act>, ServiceError> {
    let acts = effective(today)
        .select_only()
        .columns([
            standard::Column::Id,
            standard::Column::ServiceId,
            standard::Column::BodyId,
            standard::Column::Number,
            standard::Column::Kind,
            standard::Column::DraftId,
            standard::Column::OrderNumber,
            standard::Column::OrderOn,
            standard::Column::EffectiveOn,
        ])
        .order_by_asc(standard::Column::Id)
        .limit(PIECE)
        .into_model::<Act>()
        .all(&**write)
        .await?;
    Ok(acts)
}

/// Whether another act has taken the place of this one by a day: to tell of both would tell of two texts in force.
async fn is_replaced(write: &Write, act: &Act, today: NaiveDate) -> Result<bool, ServiceError> {
    let place = (act.effective_on, act.order_on, act.number);
    let other: Option<i64> = of_service(act.service_id)
        .filter(standard::Column::EffectiveOn.lte(today))
        .filter(counts_after(place))
        .select_only()
        .column(standard::Column::Id)
        .into_tuple()
        .one(&**write)
        .await?;
    Ok(other.is_some())
}

async fn letters(
    services: &Services,
    write: &Write,
    act: &Act,
    at: DateTime<Utc>,
) -> Result<Vec<Message>, ServiceError> {
    let row = service::Entity::find_by_id(act.service_id).one(&**write).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let site = &services.settings.public_url;
    let page = |language: Language| format!("{site}/{}/standards/{}", language.code(), row.code);
    let letter = |link: String, end: Option<String>| Letter::InForce {
        title: Localized::new(&row.name_kk, &row.name_ru, &row.name_en),
        order_number: act.order_number.clone(),
        order_on: act.order_on,
        effective_on: act.effective_on,
        ended: act.kind == StandardKind::Cancelled.code(),
        link,
        end,
    };
    let from = match act.draft_id {
        Some(id) => draft::Entity::find_by_id(id).one(&**write).await?,
        None => None,
    };
    let Some(from) = from else {
        let followers = followers_of(services, write, act.body_id, &row.code, None).await?;
        let told = followers.into_iter().map(|follower| {
            let link = page(follower.language);
            let letter = letter(link.clone(), Some(follower.end.clone()));
            follower.message(services, &letter, link)
        });
        return Ok(told.collect());
    };
    let summary = one(&**write, from, at).await?;
    let readers = addressees(services, write, &summary, "").await?;
    let told = readers.into_iter().map(|reader| {
        let link = page(reader.language);
        let letter = letter(link.clone(), reader.end.clone());
        reader.led_to(link).message(services, &letter)
    });
    let told: Vec<Message> = told.collect();
    to_coordinating(services, write, summary.id, told, |language| letter(page(language), None)).await
}
