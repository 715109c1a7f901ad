//! Terms of the law that end soon or are over: those who write for the body are told, and the body (R15-2, R13-2).

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::body::Role;
use domain::draft::{DraftKind, StoredStage};
use domain::language::{Language, Localized};
use domain::law::{self, in_force_on};
use domain::time::BusinessCalendar;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::noted::{ReminderKind, note, noted};
use super::new_services::begun;
use super::{NEWS_DAYS, SOON_DAYS, days_before};
use crate::agenda::DueTask;
use crate::context::Services;
use crate::drafts::with_standard;
use crate::entity::{draft, service};
use crate::error::ServiceError;
use crate::letters::{Letter, StaffLetter, TermLetter};
use crate::outbox::{self, Message};
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};
use crate::storage::Write;

/// How many days before today a term can have begun that ends now: more than the longest one takes.
const LOOKED_BACK: u64 = 400;
/// The stages between placement and approval.
const WAY_TO_APPROVAL: [StoredStage; 4] =
    [StoredStage::Placed, StoredStage::Reported, StoredStage::Coordinating, StoredStage::Returned];

/// Where the terms stand that a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// They end soon.
    Soon,
    /// They are over since a few days at most.
    Over,
}

impl Ends {
    fn holds(self, due_on: NaiveDate, today: NaiveDate) -> bool {
        match self {
            Self::Soon => {
                due_on >= today && due_on <= today.checked_add_days(Days::new(SOON_DAYS)).unwrap_or(today)
            }
            Self::Over => due_on < today && due_on >= days_before(today, NEWS_DAYS),
        }
    }

    /// What is noted of a term of a task.
    fn noted_as(self, task: DueTask) -> ReminderKind {
        match (self, task) {
            (Self::Soon, DueTask::Begin) => ReminderKind::BeginSoon,
            (Self::Soon, DueTask::Place) => ReminderKind::PlaceSoon,
            (Self::Soon, DueTask::Approve) => ReminderKind::ApproveSoon,
            (Self::Over, DueTask::Begin) => ReminderKind::BeginOverdue,
            (Self::Over, DueTask::Place) => ReminderKind::PlaceOverdue,
            (Self::Over, DueTask::Approve) => ReminderKind::ApproveOverdue,
        }
    }
}

/// A term of which nobody was told.
struct Term {
    task: DueTask,
    /// The key of the draft, or of the service where there is no draft.
    key: i64,
    body: i64,
    subject: String,
    title: Localized,
    due_on: NaiveDate,
}

/// Writes about the terms that stand so, and tells how many were noted.
pub(super) async fn remind(
    services: &Services,
    calendar: &BusinessCalendar,
    ends: Ends,
    at: DateTime<Utc>,
) -> Result<u64, ServiceError> {
    let today = services.settings.zone.date_of(at);
    // Most of the time there is nothing, and nobody's turn to write is taken.
    if untold(&services.database.connection, calendar, ends, today).await?.is_empty() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let terms = untold(&*write, calendar, ends, today).await?;
    let mut messages: Vec<(Message, DateTime<Utc>)> = Vec::new();
    for term in &terms {
        let written = letters(services, &write, ends, term).await?;
        messages.extend(written.into_iter().map(|message| (message, at)));
        note(&write, ends.noted_as(term.task), std::iter::once(term.key), at).await?;
    }
    outbox::enqueue_all(&*write, messages).await?;
    write.commit().await?;
    Ok(u64::try_from(terms.len()).unwrap_or(u64::MAX))
}

/// The terms that stand so and of which nobody was told.
async fn untold(
    connection: &impl ConnectionTrait,
    calendar: &BusinessCalendar,
    ends: Ends,
    today: NaiveDate,
) -> Result<Vec<Term>, ServiceError> {
    let mut terms = to_begin(connection, calendar, ends, today).await?;
    terms.extend(to_place(connection, ends, today).await?);
    terms.extend(to_approve(connection, calendar, ends, today).await?);
    Ok(terms)
}

/// Services without a draft.
async fn to_begin(
    connection: &impl ConnectionTrait,
    calendar: &BusinessCalendar,
    ends: Ends,
    today: NaiveDate,
) -> Result<Vec<Term>, ServiceError> {
    let kind = ends.noted_as(DueTask::Begin);
    let rows = service::Entity::find()
        .filter(service::Column::IncludedOn.gte(days_before(today, LOOKED_BACK)))
        .filter(service::Column::ExcludedAt.is_null())
        .filter(service::Column::Id.not_in_subquery(noted(kind)))
        .order_by_asc(service::Column::Id)
        .all(connection)
        .await?;
    let due = |row: &service::Model| {
        in_force_on(row.included_on).placement.deadline(row.included_on, calendar).due_on
    };
    let rows: Vec<service::Model> = rows.into_iter().filter(|row| ends.holds(due(row), today)).collect();
    let begun = begun(connection, &rows).await?;
    let term = |row: &service::Model| Term {
        task: DueTask::Begin,
        key: row.id,
        body: row.developing_body_id,
        subject: row.code.clone(),
        title: Localized::new(&row.name_kk, &row.name_ru, &row.name_en),
        due_on: due(row),
    };
    Ok(rows.iter().filter(|row| !begun.contains(&row.id)).map(term).collect())
}

/// Drafts that are being written.
async fn to_place(
    connection: &impl ConnectionTrait,
    ends: Ends,
    today: NaiveDate,
) -> Result<Vec<Term>, ServiceError> {
    let kind = ends.noted_as(DueTask::Place);
    let rows = draft::Entity::find()
        .filter(draft::Column::Stage.eq(StoredStage::Drafting.code()))
        .filter(draft::Column::Kind.eq(DraftKind::New.code()))
        .filter(draft::Column::DueOn.gte(days_before(today, NEWS_DAYS)))
        .filter(draft::Column::ServiceId.not_in_subquery(with_standard()))
        .filter(draft::Column::Id.not_in_subquery(noted(kind)))
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    let term = |row: &draft::Model| {
        let due_on = row.due_on.filter(|due_on| ends.holds(*due_on, today))?;
        Some(of_draft(DueTask::Place, row, due_on))
    };
    Ok(rows.iter().filter_map(term).collect())
}

/// Drafts that were placed and not approved.
async fn to_approve(
    connection: &impl ConnectionTrait,
    calendar: &BusinessCalendar,
    ends: Ends,
    today: NaiveDate,
) -> Result<Vec<Term>, ServiceError> {
    let kind = ends.noted_as(DueTask::Approve);
    let first = days_before(today, LOOKED_BACK);
    let lately = Query::select()
        .column(service::Column::Id)
        .from(service::Entity)
        .and_where(
            Expr::col(service::Column::IncludedOn)
                .gte(first)
                .or(Expr::col(service::Column::RegisterApprovedOn).gte(first)),
        )
        .to_owned();
    let rows = draft::Entity::find()
        .filter(draft::Column::Stage.is_in(WAY_TO_APPROVAL.map(StoredStage::code)))
        .filter(draft::Column::Kind.eq(DraftKind::New.code()))
        .filter(draft::Column::ServiceId.in_subquery(lately))
        .filter(draft::Column::ServiceId.not_in_subquery(with_standard()))
        .filter(draft::Column::Id.not_in_subquery(noted(kind)))
        .order_by_asc(draft::Column::Id)
        .all(connection)
        .await?;
    let of_register: HashMap<i64, service::Model> = service::Entity::find()
        .filter(service::Column::Id.is_in(rows.iter().map(|row| row.service_id)))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let term = |row: &draft::Model| {
        let entry = of_register.get(&row.service_id)?;
        let edition = law::edition(&row.edition).unwrap_or_else(|| in_force_on(entry.included_on));
        let approved_on = entry.register_approved_on.unwrap_or(entry.included_on);
        let due_on = edition.approval.deadline(approved_on, calendar).due_on;
        ends.holds(due_on, today).then(|| of_draft(DueTask::Approve, row, due_on))
    };
    Ok(rows.iter().filter_map(term).collect())
}

fn of_draft(task: DueTask, row: &draft::Model, due_on: NaiveDate) -> Term {
    Term {
        task,
        key: row.id,
        body: row.body_id,
        subject: row.number.clone(),
        title: Localized::new(&row.title_kk, &row.title_ru, &row.title_en),
        due_on,
    }
}

async fn letters(
    services: &Services,
    write: &Write,
    ends: Ends,
    term: &Term,
) -> Result<Vec<Message>, ServiceError> {
    let site = &services.settings.public_url;
    let letter = |language: Language| {
        let part = match term.task {
            DueTask::Begin => format!("new?service={}", term.subject),
            DueTask::Place | DueTask::Approve => term.subject.clone(),
        };
        let told = TermLetter {
            task: term.task,
            subject: term.subject.clone(),
            title: term.title.clone(),
            due_on: term.due_on,
            link: format!("{site}/{}/desk/drafts/{part}", language.code()),
        };
        Letter::Staff(match ends {
            Ends::Soon => StaffLetter::TermSoon(told),
            Ends::Over => StaffLetter::TermOverdue(told),
        })
    };
    let kind = match ends {
        Ends::Soon => StaffLetterKind::TermSoon,
        Ends::Over => StaffLetterKind::TermOverdue,
    };
    let roles = &[Role::Drafter, Role::Head];
    let readers = Readers { body: term.body, roles, kind, but: None, own_address: true };
    to_staff(services, &**write, &readers, letter).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_2_a_term_ends_soon_for_three_days_and_is_news_for_a_week() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-04-10");
        for (due_on, soon, over) in [
            ("2026-04-14", false, false),
            ("2026-04-13", true, false),
            ("2026-04-10", true, false),
            ("2026-04-09", false, true),
            ("2026-04-03", false, true),
            ("2026-04-02", false, false),
        ] {
            let due_on = day(due_on);
            assert_eq!(
                (Ends::Soon.holds(due_on, today), Ends::Over.holds(due_on, today)),
                (soon, over),
                "{due_on}"
            );
        }
    }
}
