//! Building the index of what an older program had written, a piece at a time. What a command writes meanwhile is written by it;
//! to write a piece twice, or on two instances, changes nothing.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::draft_rows::draft_changed;
use super::keep::{forget_comments, insert};
use super::service_rows::service_changed;
use super::talk::{comment_changed, comment_row, with_files};
use crate::context::Services;
use crate::entity::{comment, draft, placement, service};
use crate::error::ServiceError;
use crate::installation::marks;
use crate::storage::Write;

/// Where the index notes how far it is built.
const MARK: &str = "search";
/// The way in which words become stems: with another one the whole index is built anew.
const VERSION: &str = "1";
/// How many services, drafts and comments one transaction takes: nobody who writes waits long.
const SERVICES: u64 = 50;
const DRAFTS: u64 = 10;
const COMMENTS: u64 = 500;

/// What is built one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Services,
    Drafts,
    Comments,
    Done,
}

impl Part {
    const ALL: [Self; 4] = [Self::Services, Self::Drafts, Self::Comments, Self::Done];

    const fn code(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Drafts => "drafts",
            Self::Comments => "comments",
            Self::Done => "done",
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Services => Self::Drafts,
            Self::Drafts => Self::Comments,
            Self::Comments | Self::Done => Self::Done,
        }
    }
}

/// Builds a piece of the index, and tells whether more is to be built.
///
/// # Errors
/// [`ServiceError`] if the database does not answer; what was built before stays.
pub async fn build(services: &Services, at: DateTime<Utc>) -> Result<bool, ServiceError> {
    if reached(marks::read(&services.database.connection, MARK).await?.as_deref()).0 == Part::Done {
        return Ok(false);
    }
    let write = services.database.write().await?;
    // Another instance may have built it meanwhile.
    let (part, after) = reached(marks::read(&*write, MARK).await?.as_deref());
    let last = match part {
        Part::Services => some_services(&write, after).await?,
        Part::Drafts => some_drafts(services, &write, after).await?,
        Part::Comments => some_comments(services, &write, after).await?,
        Part::Done => None,
    };
    let (part, after) = last.map_or((part.next(), 0), |last| (part, last));
    marks::write(&*write, MARK, &format!("{VERSION} {} {after}", part.code()), at).await?;
    write.commit().await?;
    Ok(part != Part::Done)
}

/// Lets the whole index be built anew.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn forget_progress(services: &Services, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    marks::write(&*write, MARK, "", at).await?;
    write.commit().await
}

/// The part that is being built, and the key after which it goes on.
fn reached(mark: Option<&str>) -> (Part, i64) {
    let mut words = mark.unwrap_or_default().split(' ');
    let known = (words.next() == Some(VERSION)).then_some(()).and_then(|()| {
        let part = words.next()?;
        let part = Part::ALL.into_iter().find(|known| known.code() == part)?;
        Some((part, words.next()?.parse().ok()?))
    });
    known.unwrap_or((Part::Services, 0))
}

async fn some_services(write: &Write, after: i64) -> Result<Option<i64>, ServiceError> {
    let ids: Vec<i64> = service::Entity::find()
        .select_only()
        .column(service::Column::Id)
        .filter(service::Column::Id.gt(after))
        .order_by_asc(service::Column::Id)
        .limit(SERVICES)
        .into_tuple()
        .all(&**write)
        .await?;
    for id in &ids {
        service_changed(write, *id).await?;
    }
    Ok(ids.last().copied())
}

async fn some_drafts(services: &Services, write: &Write, after: i64) -> Result<Option<i64>, ServiceError> {
    let ids: Vec<i64> = placement::Entity::find()
        .select_only()
        .column(placement::Column::DraftId)
        .filter(placement::Column::DraftId.gt(after))
        .order_by_asc(placement::Column::DraftId)
        .limit(DRAFTS)
        .into_tuple()
        .all(&**write)
        .await?;
    for id in &ids {
        draft_changed(services, write, *id).await?;
    }
    Ok(ids.last().copied())
}

async fn some_comments(services: &Services, write: &Write, after: i64) -> Result<Option<i64>, ServiceError> {
    let rows = comment::Entity::find()
        .filter(comment::Column::Id.gt(after))
        .order_by_asc(comment::Column::Id)
        .limit(COMMENTS)
        .all(&**write)
        .await?;
    let mut numbers: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for row in &rows {
        numbers.entry(row.draft_id).or_default().push(row.number);
    }
    let bodies: Vec<(i64, i64)> = draft::Entity::find()
        .select_only()
        .columns([draft::Column::Id, draft::Column::BodyId])
        .filter(draft::Column::Id.is_in(numbers.keys().copied()))
        .into_tuple()
        .all(&**write)
        .await?;
    let bodies: HashMap<i64, i64> = bodies.into_iter().collect();
    for (draft_id, numbers) in &numbers {
        forget_comments(write, *draft_id, numbers).await?;
    }
    let zone = services.settings.zone;
    let new = rows.iter().filter_map(|row| {
        comment_row(row, bodies.get(&row.draft_id).copied()?, zone.date_of(row.received_at))
    });
    insert(write, new.collect()).await?;
    // Texts of files are long: those of one comment are in memory at a time.
    for (draft_id, number) in with_files(write, &rows).await? {
        comment_changed(services, write, draft_id, number).await?;
    }
    Ok(rows.last().map(|row| row.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_another_way_is_built_from_the_beginning() {
        assert_eq!(reached(None), (Part::Services, 0));
        assert_eq!(reached(Some("0 done 0")), (Part::Services, 0));
        assert_eq!(reached(Some("1 comments 500")), (Part::Comments, 500));
        assert_eq!(reached(Some("1 done 0")), (Part::Done, 0));
        assert_eq!(reached(Some("1 done")), (Part::Services, 0));
    }
}
