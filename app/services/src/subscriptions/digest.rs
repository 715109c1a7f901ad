//! News that is told together: the lines that have waited until the round of their readers become one letter to each.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::language::Language;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::often::Often;
use crate::context::Services;
use crate::entity::{digest_line, subscription};
use crate::error::ServiceError;
use crate::letters::{FollowLetter, Letter, News};
use crate::outbox::{self, Message};
use crate::storage::Write;

/// How many keys one statement names: databases limit the values of a statement.
const CHUNK: usize = 500;

/// Writes the digests that are due to up to `limit` readers, and tells how many subscriptions had news; lines of ended
/// subscriptions are dropped.
pub(crate) async fn gather(services: &Services, at: DateTime<Utc>, limit: u64) -> Result<u64, ServiceError> {
    // Most of the time there is nothing, and nobody's turn to write is taken.
    if due(services, at).one(&services.database.connection).await?.is_none() {
        return Ok(0);
    }
    let write = services.database.write().await?;
    let first: Vec<i64> = due(services, at)
        .select_only()
        .column(digest_line::Column::SubscriptionId)
        .distinct()
        .order_by_asc(digest_line::Column::SubscriptionId)
        .limit(limit)
        .into_tuple()
        .all(&*write)
        .await?;
    let readers = readers(&write, &first).await?;
    let known = readers.iter().map(|row| row.id).chain(first.iter().copied());
    let lines = due(services, at)
        .filter(digest_line::Column::SubscriptionId.is_in(known))
        .order_by_asc(digest_line::Column::Id)
        .all(&*write)
        .await?;
    let keys: Vec<i64> = lines.iter().map(|line| line.id).collect();
    let letters = letters(services, &readers, lines);
    outbox::enqueue_all(&*write, letters.into_iter().map(|letter| (letter, at)).collect()).await?;
    for piece in keys.chunks(CHUNK) {
        digest_line::Entity::delete_many()
            .filter(digest_line::Column::Id.is_in(piece.iter().copied()))
            .exec(&*write)
            .await?;
    }
    write.commit().await?;
    Ok(u64::try_from(first.len()).unwrap_or(u64::MAX))
}

/// The lines whose round has come.
fn due(services: &Services, at: DateTime<Utc>) -> Select<digest_line::Entity> {
    let zone = services.settings.zone;
    let created_at = digest_line::Column::CreatedAt;
    let of = |often: Often| digest_line::Column::SubscriptionId.in_subquery(who(often));
    let weekly = of(Often::Weekly).and(created_at.lt(Often::Weekly.last_round(zone, at)));
    // Who wants letters at once by now waits no longer.
    let at_once = of(Often::AtOnce);
    let others = digest_line::Column::SubscriptionId
        .not_in_subquery(who(Often::Weekly))
        .and(created_at.lt(Often::Daily.last_round(zone, at)));
    digest_line::Entity::find().filter(weekly.or(at_once).or(others))
}

/// The subscriptions of one way.
fn who(often: Often) -> SelectStatement {
    Query::select()
        .column(subscription::Column::Id)
        .from(subscription::Entity)
        .and_where(subscription::Column::Often.eq(often.code()))
        .to_owned()
}

/// Every subscription of the addresses that these belong to, so that each address gets one letter.
async fn readers(write: &Write, first: &[i64]) -> Result<Vec<subscription::Model>, ServiceError> {
    let emails = Query::select()
        .column(subscription::Column::Email)
        .from(subscription::Entity)
        .and_where(subscription::Column::Id.is_in(first.iter().copied()))
        .to_owned();
    let rows = subscription::Entity::find()
        .filter(subscription::Column::Email.in_subquery(emails))
        .order_by_asc(subscription::Column::Id)
        .all(&**write)
        .await?;
    Ok(rows)
}

fn letters(
    services: &Services,
    readers: &[subscription::Model],
    lines: Vec<digest_line::Model>,
) -> Vec<Message> {
    let mut told: BTreeMap<&str, (&subscription::Model, Vec<News>)> = BTreeMap::new();
    for line in lines {
        let Some(reader) = readers.iter().find(|row| row.id == line.subscription_id) else { continue };
        let news = News { subject: line.subject, link: line.address };
        told.entry(&reader.email).or_insert_with(|| (reader, Vec::new())).1.push(news);
    }
    let letter = |(reader, news): (&subscription::Model, Vec<News>)| {
        let language = Language::from_code(&reader.language).unwrap_or(Language::Ru);
        let end = services.settings.subscription(language, &reader.key);
        let letter = Letter::Following { says: FollowLetter::Digest { news, end: end.clone() } };
        let written = services.settings.letters.write(language, &letter);
        Message::to_follower(reader.email.clone(), written, end)
    };
    told.into_values().map(letter).collect()
}
