//! Services that came into the register: their developing bodies are told of the term of the draft (R15-2).

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::body::Role;
use domain::draft::StoredStage;
use domain::language::{Language, Localized};
use domain::law::in_force_on;
use domain::time::BusinessCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::super::PIECE;
use super::super::noted::{ReminderKind, note, noted};
use super::NEWS_DAYS;
use crate::context::Services;
use crate::entity::{draft, service, standard};
use crate::error::ServiceError;
use crate::letters::{Letter, NewService, StaffLetter};
use crate::outbox::{self, Message};
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};

/// Writes about the new services, one letter to a reader, and tells how many services were noted.
pub(super) async fn remind(
    services: &Services,
    calendar: &BusinessCalendar,
    at: DateTime<Utc>,
) -> Result<u64, ServiceError> {
    // Most of the time there is nothing, and nobody's turn to write is taken.
    if fresh(at).one(&services.database.connection).await?.is_none() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let rows = fresh(at).order_by_asc(service::Column::Id).limit(PIECE).all(&*write).await?;
    let begun = begun(&*write, &rows).await?;
    let mut by_body: BTreeMap<i64, Vec<NewService>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !begun.contains(&row.id)) {
        let edition = in_force_on(row.included_on);
        let entered_on = services.settings.zone.date_of(row.created_at);
        let approved_on = row.register_approved_on.unwrap_or(row.included_on);
        // One whose whole term was over when it was entered here has its standard from before.
        if edition.approval.deadline(approved_on, calendar).due_on < entered_on {
            continue;
        }
        by_body.entry(row.developing_body_id).or_default().push(NewService {
            code: row.code.clone(),
            name: Localized::new(&row.name_kk, &row.name_ru, &row.name_en),
            due_on: edition.placement.deadline(row.included_on, calendar).due_on,
        });
    }
    let mut messages: Vec<(Message, DateTime<Utc>)> = Vec::new();
    for (body, told) in by_body {
        let site = &services.settings.public_url;
        let letter = |language: Language| {
            let link = format!("{site}/{}/desk", language.code());
            Letter::Staff(StaffLetter::NewServices { services: told.clone(), link })
        };
        let readers = Readers {
            body,
            roles: &[Role::Drafter, Role::Head],
            kind: StaffLetterKind::NewService,
            but: None,
            own_address: true,
        };
        let written = to_staff(services, &*write, &readers, letter).await?;
        messages.extend(written.into_iter().map(|message| (message, at)));
    }
    note(&write, ReminderKind::NewService, rows.iter().map(|row| row.id), at).await?;
    outbox::enqueue_all(&*write, messages).await?;
    write.commit().await?;
    Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
}

/// The services that came into the register lately and of which nobody was told.
fn fresh(at: DateTime<Utc>) -> Select<service::Entity> {
    let days = i64::try_from(NEWS_DAYS).unwrap_or_default();
    service::Entity::find()
        .filter(service::Column::CreatedAt.lte(at))
        .filter(service::Column::CreatedAt.gt(at - TimeDelta::days(days)))
        .filter(service::Column::ExcludedAt.is_null())
        .filter(service::Column::Id.not_in_subquery(noted(ReminderKind::NewService)))
}

/// Which of these services have a draft or a standard.
pub(super) async fn begun(
    connection: &impl ConnectionTrait,
    rows: &[service::Model],
) -> Result<HashSet<i64>, ServiceError> {
    let ids = || rows.iter().map(|row| row.id);
    let drafted: Vec<i64> = draft::Entity::find()
        .select_only()
        .column(draft::Column::ServiceId)
        .filter(draft::Column::ServiceId.is_in(ids()))
        .filter(draft::Column::Stage.ne(StoredStage::Withdrawn.code()))
        .into_tuple()
        .all(connection)
        .await?;
    let settled: Vec<i64> = standard::Entity::find()
        .select_only()
        .column(standard::Column::ServiceId)
        .filter(standard::Column::ServiceId.is_in(ids()))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(drafted.into_iter().chain(settled).collect())
}
