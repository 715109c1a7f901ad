//! Discussions whose window has closed: those who decide on the comments are told, and the body (R15-3, R15-7).

use chrono::{DateTime, TimeDelta, Utc};
use domain::body::Role;
use domain::draft::StageName;
use domain::language::Language;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::super::noted::{ReminderKind, note, noted};
use super::super::placed::drafts_of;
use super::NEWS_DAYS;
use crate::context::Services;
use crate::drafts::summary::of_rows;
use crate::entity::placement;
use crate::error::ServiceError;
use crate::letters::{Letter, StaffLetter};
use crate::outbox::{self, Message};
use crate::staff_letters::{Readers, StaffLetterKind, to_staff};

/// Writes about the windows that have closed, and tells how many were noted.
pub(super) async fn remind(services: &Services, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    // Most of the time there is nothing, and nobody's turn to write is taken.
    if closed(at).one(&services.database.connection).await?.is_none() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let (ids, rows) = drafts_of(&*write, closed(at)).await?;
    let mut messages: Vec<(Message, DateTime<Utc>)> = Vec::new();
    for summary in of_rows(&*write, rows, at).await? {
        // One that was withdrawn or reported on meanwhile waits for nobody.
        if summary.stage != StageName::Review {
            continue;
        }
        let left = summary.comment_count - summary.withdrawn_count - summary.decided_count;
        let undecided = u64::try_from(left).unwrap_or(0);
        let part = if undecided > 0 { "decide" } else { "report" };
        let site = &services.settings.public_url;
        let letter = |language: Language| {
            Letter::Staff(StaffLetter::WindowClosed {
                number: summary.number.clone(),
                title: summary.title.clone(),
                undecided,
                link: format!("{site}/{}/desk/drafts/{}/{part}", language.code(), summary.number),
            })
        };
        let readers = Readers {
            body: summary.body.0,
            roles: &[Role::Drafter, Role::Head],
            kind: StaffLetterKind::WindowClosed,
            but: None,
            own_address: true,
        };
        let told = to_staff(services, &*write, &readers, letter).await?;
        messages.extend(told.into_iter().map(|message| (message, at)));
    }
    note(&write, ReminderKind::WindowClosed, ids.iter().copied(), at).await?;
    outbox::enqueue_all(&*write, messages).await?;
    write.commit().await?;
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

/// The placements whose window has closed lately and of which nobody was told.
fn closed(at: DateTime<Utc>) -> Select<placement::Entity> {
    let days = i64::try_from(NEWS_DAYS).unwrap_or_default();
    placement::Entity::find()
        .filter(placement::Column::ClosesAt.lte(at))
        .filter(placement::Column::ClosesAt.gt(at - TimeDelta::days(days)))
        .filter(placement::Column::DraftId.not_in_subquery(noted(ReminderKind::WindowClosed)))
}
