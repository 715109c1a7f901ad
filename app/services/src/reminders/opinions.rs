//! Opinions that are due soon or overdue: their bodies are told (RC-3).

use std::collections::HashMap;
use std::iter::successors;

use chrono::{DateTime, NaiveDate, Utc};
use domain::draft::StoredStage;
use domain::language::{Language, Localized};
use domain::time::BusinessCalendar;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::PIECE;
use super::noted::{ReminderKind, note, noted};
use crate::context::Services;
use crate::coordination::{asked_link, to_asked};
use crate::entity::{body, coordination_round, draft, round_body};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// How many business days before its last day an opinion is due soon.
const SOON: u32 = 3;

/// Writes to the bodies whose opinions are due soon, or overdue, and tells how many opinions were noted.
pub(super) async fn remind(
    services: &Services,
    calendar: &BusinessCalendar,
    kind: ReminderKind,
    at: DateTime<Utc>,
) -> Result<u64, ServiceError> {
    let today = services.settings.zone.date_of(at);
    let wanted =
        || awaited(kind, today, calendar).filter(round_body::Column::Id.not_in_subquery(noted(kind)));
    // Most of the time there is nothing, and nobody's turn to write is taken.
    if wanted().one(&services.database.connection).await?.is_none() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let rows = wanted().order_by_asc(round_body::Column::Id).limit(PIECE).all(&*write).await?;
    let around = Around::read(&write, &rows).await?;
    let mut messages: Vec<(Message, DateTime<Utc>)> = Vec::new();
    for row in &rows {
        let opened_on = services.settings.zone.date_of(around.opened_at(row)?);
        // A term that began as short as this was told of when it began.
        let is_short = calendar.business_days_between(opened_on, row.due_on) <= SOON;
        if kind == ReminderKind::DueSoon && is_short {
            continue;
        }
        let letters = around.letters(services, &write, kind, row).await?;
        messages.extend(letters.into_iter().map(|message| (message, at)));
    }
    note(&write, kind, rows.iter().map(|row| row.id), at).await?;
    outbox::enqueue_all(&*write, messages).await?;
    write.commit().await?;
    Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
}

/// The bodies that have not answered in a running round and whose last day is near, or past.
fn awaited(kind: ReminderKind, today: NaiveDate, calendar: &BusinessCalendar) -> Select<round_body::Entity> {
    let sent = Query::select()
        .column(draft::Column::Id)
        .from(draft::Entity)
        .and_where(Expr::col(draft::Column::Stage).eq(StoredStage::Coordinating.code()))
        .to_owned();
    let running = Query::select()
        .column(coordination_round::Column::Id)
        .from(coordination_round::Entity)
        .and_where(Expr::col(coordination_round::Column::EndedAt).is_null())
        .and_where(Expr::col(coordination_round::Column::DraftId).in_subquery(sent))
        .to_owned();
    let query = round_body::Entity::find()
        .filter(round_body::Column::RoundId.in_subquery(running))
        .filter(round_body::Column::AnsweredAt.is_null())
        .filter(round_body::Column::HoldsFrom.is_null())
        .filter(round_body::Column::StruckAt.is_null());
    let due_on = round_body::Column::DueOn;
    if kind == ReminderKind::DueSoon {
        return query.filter(due_on.gte(today)).filter(due_on.lt(not_soon(today, calendar)));
    }
    // Whose silence is consent by a norm has answered by it.
    query.filter(due_on.lt(today)).filter(round_body::Column::SilenceNorm.is_null())
}

/// The first business day that is not soon.
fn not_soon(today: NaiveDate, calendar: &BusinessCalendar) -> NaiveDate {
    let mut days = successors(Some(today), |day| Some(calendar.next_business_day(*day)));
    let after = usize::try_from(SOON).unwrap_or_default() + 1;
    days.nth(after).unwrap_or(NaiveDate::MAX)
}

/// What letters tell of the rows, beside the rows themselves.
struct Around {
    rounds: HashMap<i64, coordination_round::Model>,
    drafts: HashMap<i64, draft::Model>,
    bodies: HashMap<i64, body::Model>,
}

impl Around {
    async fn read(write: &Write, rows: &[round_body::Model]) -> Result<Self, ServiceError> {
        let rounds = coordination_round::Entity::find()
            .filter(coordination_round::Column::Id.is_in(rows.iter().map(|row| row.round_id)))
            .all(&**write)
            .await?;
        let drafts = draft::Entity::find()
            .filter(draft::Column::Id.is_in(rounds.iter().map(|round| round.draft_id)))
            .all(&**write)
            .await?;
        let bodies = body::Entity::find()
            .filter(body::Column::Id.is_in(rows.iter().map(|row| row.body_id)))
            .all(&**write)
            .await?;
        Ok(Self {
            rounds: rounds.into_iter().map(|round| (round.id, round)).collect(),
            drafts: drafts.into_iter().map(|draft| (draft.id, draft)).collect(),
            bodies: bodies.into_iter().map(|body| (body.id, body)).collect(),
        })
    }

    fn opened_at(&self, row: &round_body::Model) -> Result<DateTime<Utc>, ServiceError> {
        self.rounds.get(&row.round_id).map(|round| round.opened_at).ok_or(ServiceError::NotFound)
    }

    async fn letters(
        &self,
        services: &Services,
        write: &Write,
        kind: ReminderKind,
        row: &round_body::Model,
    ) -> Result<Vec<Message>, ServiceError> {
        let round = self.rounds.get(&row.round_id).ok_or(ServiceError::NotFound)?;
        let draft = self.drafts.get(&round.draft_id).ok_or(ServiceError::NotFound)?;
        let asked = self.bodies.get(&row.body_id).ok_or(ServiceError::NotFound)?;
        let number = draft.number.clone();
        let title = Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en);
        let body = Localized::new(&asked.name_kk, &asked.name_ru, &asked.name_en);
        let round = u32::try_from(round.number).map_err(ServiceError::internal)?;
        let due_on = row.due_on;
        let letter = |language: Language| {
            let link = asked_link(services, language, &number, &asked.code);
            let (number, title, body) = (number.clone(), title.clone(), body.clone());
            if kind == ReminderKind::DueSoon {
                Letter::DueSoon { number, title, round, body, due_on, link }
            } else {
                Letter::Overdue { number, title, round, body, due_on, link }
            }
        };
        to_asked(services, &**write, asked, letter).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_is_due_soon_three_business_days_before_its_last_day() {
        let calendar = BusinessCalendar::shipped();
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (today, first) in [("2026-04-06", "2026-04-10"), ("2026-04-09", "2026-04-15")] {
            let (today, first) = (date(today), date(first));
            assert_eq!(not_soon(today, &calendar), first, "{today}");
            assert!(calendar.business_days_between(today, first) > SOON);
        }
    }
}
