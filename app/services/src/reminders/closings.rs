//! Discussions that close soon: those who follow and have asked for it are reminded on the day before the last one (R15-3).

use chrono::{DateTime, TimeDelta, Utc};
use domain::draft::StageName;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::noted::{ReminderKind, note, noted};
use super::placed::drafts_of;
use crate::context::Services;
use crate::drafts::announce::reminded;
use crate::drafts::summary::of_rows;
use crate::entity::placement;
use crate::error::ServiceError;
use crate::letters::{FollowLetter, Letter};
use crate::outbox::{self, Message};

/// How long before the end of its last day a discussion closes soon: from nine in the morning of the day before.
const AHEAD: TimeDelta = TimeDelta::hours(39);

/// Writes to those who wish to be reminded of discussions that close soon, and tells how many discussions were noted.
pub(super) async fn remind(services: &Services, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    // Most of the time there is nothing, and nobody's turn to write is taken.
    if closing(at).one(&services.database.connection).await?.is_none() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let (ids, rows) = drafts_of(&*write, closing(at)).await?;
    let mut messages: Vec<(Message, DateTime<Utc>)> = Vec::new();
    for summary in of_rows(&*write, rows, at).await? {
        // One that was withdrawn closes no more.
        let Some(placed) = summary.placement.as_ref().filter(|_| summary.stage == StageName::Open) else {
            continue;
        };
        for follower in reminded(services, &write, &summary).await? {
            let (site, language) = (&services.settings.public_url, follower.language);
            let says = FollowLetter::ClosingSoon {
                number: summary.number.clone(),
                title: summary.title.clone(),
                closes_at: placed.window.closes_at,
                link: format!("{site}/{}/drafts/{}", language.code(), summary.number),
                end: follower.end.clone(),
            };
            let written = services.settings.letters.write(language, &Letter::Following { says });
            messages.push((Message::to_follower(follower.email, written, follower.end), at));
        }
    }
    note(&write, ReminderKind::Closing, ids.iter().copied(), at).await?;
    outbox::enqueue_all(&*write, messages).await?;
    write.commit().await?;
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

/// The placements whose window closes soon and of which nobody was reminded.
fn closing(at: DateTime<Utc>) -> Select<placement::Entity> {
    placement::Entity::find()
        .filter(placement::Column::ClosesAt.gt(at))
        .filter(placement::Column::ClosesAt.lte(at + AHEAD))
        .filter(placement::Column::DraftId.not_in_subquery(noted(ReminderKind::Closing)))
}
