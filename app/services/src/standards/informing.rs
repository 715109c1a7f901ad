//! Bringing the information on a service up to date after its standard was approved, place by place (Art. 23(2), R23-2).

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::approval::{InformingPlace, InformingTick, informing_deadline};
use domain::body::{BodyId, Role};
use domain::language::Localized;
use domain::ledger::Facts;
use domain::time::Standing;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};

use super::rows::unfit;
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{draft, informing_place, service, standard};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// A place of the checklist of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformingLine {
    /// The place.
    pub place: InformingPlace,
    /// The legal date by which it is due.
    pub due_on: NaiveDate,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// Where it can be seen.
    pub link: Option<String>,
}

/// A place that waits, on the desk of those who develop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInforming {
    /// The key of the act.
    pub standard: i64,
    /// The number of the draft, where the act came from one.
    pub draft: Option<String>,
    /// The code of the service.
    pub service: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the order.
    pub order_number: String,
    /// The date of the order.
    pub order_on: NaiveDate,
    /// The place.
    pub place: InformingPlace,
    /// The legal date by which it is due.
    pub due_on: NaiveDate,
    /// Where it stands today.
    pub standing: Standing,
}

/// Opens the checklist of an act: every place with its last day.
pub(crate) async fn open_places(
    write: &Write,
    standard_id: i64,
    order_on: NaiveDate,
) -> Result<(), ServiceError> {
    let due_on = informing_deadline(order_on, &calendar::read(&**write).await?).due_on;
    let rows = InformingPlace::ALL.map(|place| informing_place::ActiveModel {
        standard_id: Set(standard_id),
        place: Set(place.code().to_owned()),
        due_on: Set(due_on),
        version: Set(1),
        ..Default::default()
    });
    informing_place::Entity::insert_many(rows).exec_without_returning(&**write).await?;
    Ok(())
}

/// Counts the last day of every place that waits anew, after the date of the order was corrected.
pub(super) async fn recount_places(
    write: &Write,
    standard_id: i64,
    order_on: NaiveDate,
) -> Result<(), ServiceError> {
    let due_on = informing_deadline(order_on, &calendar::read(&**write).await?).due_on;
    informing_place::Entity::update_many()
        .col_expr(informing_place::Column::DueOn, Expr::value(due_on))
        .col_expr(informing_place::Column::Version, Expr::col(informing_place::Column::Version).add(1))
        .filter(informing_place::Column::StandardId.eq(standard_id))
        .filter(informing_place::Column::DoneOn.is_null())
        .exec(&**write)
        .await?;
    Ok(())
}

/// The checklist of an act, in the order of its places.
pub(super) async fn lines(
    connection: &impl ConnectionTrait,
    standard_id: i64,
) -> Result<Vec<InformingLine>, ServiceError> {
    let rows = informing_place::Entity::find()
        .filter(informing_place::Column::StandardId.eq(standard_id))
        .order_by_asc(informing_place::Column::Id)
        .all(connection)
        .await?;
    rows.into_iter()
        .map(|row| {
            let place = place_of(&row)?;
            Ok(InformingLine { place, due_on: row.due_on, done_on: row.done_on, link: row.link })
        })
        .collect()
}

/// Notes that the information was brought up to date at a place: on which day, and where it can be seen.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such act; [`ServiceError::Denied`] unless the actor writes for its body;
/// [`ServiceError::Invalid`] with the fields `place`, `done_on`, `link`, or `done` for a place that is ticked already.
pub async fn tick_informing(
    services: &Services,
    request: &Request,
    standard_id: i64,
    place: &str,
    done_on: &str,
    link: &str,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let act = standard::Entity::find_by_id(standard_id).one(&*write).await?.ok_or(ServiceError::NotFound)?;
    allow(&request.actor, Action::TrackInforming, &Resource::Draft { body: BodyId(act.body_id) })?;
    let tick = InformingTick::parse(place, done_on, link, act.order_on, request.today(services));
    let tick = tick.map_err(unfit)?;
    let row = informing_place::Entity::find()
        .filter(informing_place::Column::StandardId.eq(standard_id))
        .filter(informing_place::Column::Place.eq(tick.place.code()))
        .one(&*write)
        .await?
        .ok_or(ServiceError::NotFound)?;
    if row.done_on.is_some() {
        return Err(ServiceError::field("place", "done"));
    }
    let subject = subject_of(&write, &act).await?;
    let version = row.version + 1;
    let mut row: informing_place::ActiveModel = row.into();
    row.done_on = Set(Some(tick.done_on));
    row.link = Set(tick.link);
    row.done_at = Set(Some(request.at));
    row.done_by = Set(request.user_id());
    row.version = Set(version);
    row.update(&*write).await?;
    let facts = Facts::of("standard", act.id).and("place", tick.place.code()).and("done_on", tick.done_on);
    ledger::append(&write, request, "informing.ticked", &subject, facts).await?;
    write.commit().await
}

/// Every place that waits in the bodies for which the actor writes, the soonest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn informing(services: &Services, request: &Request) -> Result<Vec<OpenInforming>, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let writes =
        request.actor.memberships().iter().filter(|one| matches!(one.role, Role::Drafter | Role::Head));
    let bodies: Vec<i64> = writes.map(|one| one.body.0).collect();
    let connection = &services.database.connection;
    let own = Query::select()
        .column(standard::Column::Id)
        .from(standard::Entity)
        .and_where(Expr::col(standard::Column::BodyId).is_in(bodies))
        .to_owned();
    let waiting = informing_place::Entity::find()
        .filter(informing_place::Column::DoneOn.is_null())
        .filter(informing_place::Column::StandardId.in_subquery(own))
        .order_by_asc(informing_place::Column::DueOn)
        .order_by_asc(informing_place::Column::Id)
        .all(connection)
        .await?;
    let known = KnownActs::read(connection, waiting.iter().map(|row| row.standard_id)).await?;
    let (today, calendar) = (request.today(services), calendar::read(connection).await?);
    waiting
        .into_iter()
        .map(|row| {
            let standing = Standing::of(row.due_on, None, today, &calendar);
            known.open(&row, place_of(&row)?, standing)
        })
        .collect()
}

/// What an act is, of all that its row holds.
struct KnownAct {
    service_id: i64,
    draft_id: Option<i64>,
    order_number: String,
    order_on: NaiveDate,
}

/// The acts of a list with what they concern: three queries however long it is.
struct KnownActs {
    acts: HashMap<i64, KnownAct>,
    services: HashMap<i64, service::Model>,
    drafts: HashMap<i64, String>,
}

impl KnownActs {
    async fn read(
        connection: &impl ConnectionTrait,
        ids: impl Iterator<Item = i64>,
    ) -> Result<Self, ServiceError> {
        let rows: Vec<(i64, i64, Option<i64>, String, NaiveDate)> = standard::Entity::find()
            .select_only()
            .columns([
                standard::Column::Id,
                standard::Column::ServiceId,
                standard::Column::DraftId,
                standard::Column::OrderNumber,
                standard::Column::OrderOn,
            ])
            .filter(standard::Column::Id.is_in(ids))
            .into_tuple()
            .all(connection)
            .await?;
        let services = service::Entity::find()
            .filter(service::Column::Id.is_in(rows.iter().map(|row| row.1)))
            .all(connection)
            .await?;
        let drafts: Vec<(i64, String)> = draft::Entity::find()
            .select_only()
            .columns([draft::Column::Id, draft::Column::Number])
            .filter(draft::Column::Id.is_in(rows.iter().filter_map(|row| row.2)))
            .into_tuple()
            .all(connection)
            .await?;
        let acts = rows.into_iter().map(|(id, service_id, draft_id, order_number, order_on)| {
            (id, KnownAct { service_id, draft_id, order_number, order_on })
        });
        Ok(Self {
            acts: acts.collect(),
            services: services.into_iter().map(|row| (row.id, row)).collect(),
            drafts: drafts.into_iter().collect(),
        })
    }

    fn open(
        &self,
        row: &informing_place::Model,
        place: InformingPlace,
        standing: Standing,
    ) -> Result<OpenInforming, ServiceError> {
        let act = self.acts.get(&row.standard_id).ok_or(ServiceError::NotFound)?;
        let service = self.services.get(&act.service_id).ok_or(ServiceError::NotFound)?;
        Ok(OpenInforming {
            standard: row.standard_id,
            draft: act.draft_id.and_then(|id| self.drafts.get(&id).cloned()),
            service: service.code.clone(),
            title: Localized::new(&service.name_kk, &service.name_ru, &service.name_en),
            order_number: act.order_number.clone(),
            order_on: act.order_on,
            place,
            due_on: row.due_on,
            standing,
        })
    }
}

fn place_of(row: &informing_place::Model) -> Result<InformingPlace, ServiceError> {
    InformingPlace::from_code(&row.place)
        .ok_or_else(|| ServiceError::internal(format!("no place of informing {}", row.place)))
}

/// What an act is called in the ledger: its draft, or the service whose standard was approved elsewhere.
async fn subject_of(write: &Write, act: &standard::Model) -> Result<String, ServiceError> {
    if let Some(id) = act.draft_id {
        let row = draft::Entity::find_by_id(id).one(&**write).await?.ok_or(ServiceError::NotFound)?;
        return Ok(seal::subject_of(&row.number));
    }
    let row = service::Entity::find_by_id(act.service_id).one(&**write).await?;
    Ok(format!("service:{}", row.ok_or(ServiceError::NotFound)?.code))
}
