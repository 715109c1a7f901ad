//! The dates by which drafts are to be placed (R15-2), when what they are counted from changes.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::draft::{DraftKind, StoredStage};
use domain::language::Localized;
use domain::law;
use domain::time::BusinessCalendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use super::load::touch;
use crate::context::{Request, Services};
use crate::entity::{draft, service, standard};
use crate::error::ServiceError;
use crate::storage::Write;

/// A date by which a draft is to be placed, before and after a change of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedDeadline {
    /// The number of the draft; absent where a service has none yet.
    pub draft: Option<String>,
    /// The code of the service.
    pub service: String,
    /// The name of the service.
    pub title: Localized,
    /// The date as it is counted now.
    pub before: NaiveDate,
    /// The date as it will be counted.
    pub after: NaiveDate,
}

/// The open dates of placement that differ between two calendars: of drafts that were not placed and of services without
/// a draft; a service that has a standard awaits none.
pub(crate) async fn moved_deadlines(
    connection: &impl ConnectionTrait,
    today: NaiveDate,
    before: &BusinessCalendar,
    after: &BusinessCalendar,
) -> Result<Vec<MovedDeadline>, ServiceError> {
    let term = &law::in_force_on(today).placement;
    let drafts = draft::Entity::find().order_by_asc(draft::Column::Id).all(connection).await?;
    // Of several drafts of a service the last one that was not withdrawn counts.
    let live: HashMap<i64, draft::Model> = drafts
        .into_iter()
        .filter(|draft| draft.stage != StoredStage::Withdrawn.code())
        .map(|draft| (draft.service_id, draft))
        .collect();
    let settled: Vec<i64> = standard::Entity::find()
        .select_only()
        .column(standard::Column::ServiceId)
        .into_tuple()
        .all(connection)
        .await?;
    let settled: HashSet<i64> = settled.into_iter().collect();
    let services = service::Entity::find()
        .filter(service::Column::ExcludedAt.is_null())
        .order_by_asc(service::Column::Code)
        .all(connection)
        .await?;
    let moved = services.into_iter().filter_map(|service| {
        let draft = live.get(&service.id);
        if settled.contains(&service.id) || draft.is_some_and(|draft| !awaits_placement(draft)) {
            return None;
        }
        let due = |calendar| term.deadline(service.included_on, calendar).due_on;
        let (before, after) = (due(before), due(after));
        (before != after).then(|| MovedDeadline {
            draft: draft.map(|draft| draft.number.clone()),
            service: service.code,
            title: Localized::new(service.name_kk, service.name_ru, service.name_en),
            before,
            after,
        })
    });
    Ok(moved.collect())
}

/// Counts the due dates of drafts anew that were not placed yet: of one service, whose date of inclusion was corrected
/// (R12-3), or of all, when the calendar changed.
pub(crate) async fn recount_due_dates(
    services: &Services,
    write: &Write,
    request: &Request,
    calendar: &BusinessCalendar,
    service_id: Option<i64>,
) -> Result<(), ServiceError> {
    let term = &law::in_force_on(request.today(services)).placement;
    let mut waiting = draft::Entity::find()
        .filter(draft::Column::Stage.eq(StoredStage::Drafting.code()))
        .filter(draft::Column::Kind.eq(DraftKind::New.code()));
    if let Some(id) = service_id {
        waiting = waiting.filter(draft::Column::ServiceId.eq(id));
    }
    for (row, service) in with_services(write, waiting.all(&**write).await?).await? {
        let due_on = term.deadline(service.included_on, calendar).due_on;
        if row.due_on != Some(due_on) {
            let mut row: draft::ActiveModel = row.into();
            row.due_on = Set(Some(due_on));
            touch(write, row).await?;
        }
    }
    Ok(())
}

async fn with_services(
    write: &Write,
    rows: Vec<draft::Model>,
) -> Result<Vec<(draft::Model, service::Model)>, ServiceError> {
    let ids = rows.iter().map(|row| row.service_id);
    let services = service::Entity::find().filter(service::Column::Id.is_in(ids)).all(&**write).await?;
    let services: HashMap<i64, service::Model> =
        services.into_iter().map(|service| (service.id, service)).collect();
    let pair = |row: draft::Model| services.get(&row.service_id).cloned().map(|service| (row, service));
    Ok(rows.into_iter().filter_map(pair).collect())
}

fn awaits_placement(draft: &draft::Model) -> bool {
    draft.stage == StoredStage::Drafting.code() && draft.kind == DraftKind::New.code()
}
