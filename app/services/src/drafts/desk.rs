//! The desk of a person of the staff: what is due and what waits.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::body::Role;
use domain::draft::{DraftKind, StageName, StoredStage};
use domain::law::{self, LawEdition};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::load::stage_of;
use super::settled::with_standard;
use super::summary::{DraftSummary, of_rows};
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{draft, service, standard};
use crate::error::ServiceError;
use crate::page::{self, Page};
use crate::register::{RegisterEntry, view};

/// A service of the register for which no draft was begun and no standard was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unstarted {
    /// The entry.
    pub service: RegisterEntry,
    /// The date by which a draft is to be placed (R15-2).
    pub due_on: NaiveDate,
}

/// What a person of the staff sees first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Drafts of one's bodies that wait for a head to confirm the placement, the longest waiting first.
    pub to_place: Vec<DraftSummary>,
    /// Drafts of one's bodies that are being written, due soonest first.
    pub drafting: Vec<DraftSummary>,
    /// Drafts of one's bodies under discussion or review, closing soonest first.
    pub placed: Vec<DraftSummary>,
    /// Drafts of one's bodies with a published report, until they are approved, the newest first.
    pub sent: Vec<DraftSummary>,
    /// Drafts of one's bodies that were approved or withdrawn, the newest first: a page of them.
    pub ended: Vec<DraftSummary>,
    /// What to ask with for the next page of them; absent on the last one.
    pub next: Option<String>,
    /// The numbers of those drafts here that stand beside another one on the same standard.
    pub beside: Vec<String>,
    /// Services of one's bodies without a draft, due soonest first.
    pub unstarted: Vec<Unstarted>,
}

impl Desk {
    /// Every draft, in the order of the page.
    fn drafts(&self) -> impl Iterator<Item = &DraftSummary> {
        let at_work = self.to_place.iter().chain(&self.drafting).chain(&self.placed);
        at_work.chain(&self.sent).chain(&self.ended)
    }
}

/// The stages of the drafts that somebody works on.
const AT_WORK: [StoredStage; 5] = [
    StoredStage::Drafting,
    StoredStage::Placed,
    StoredStage::Reported,
    StoredStage::Coordinating,
    StoredStage::Returned,
];
/// The stages in which a draft stays.
const ENDED: [StoredStage; 2] = [StoredStage::Approved, StoredStage::Withdrawn];

/// The desk of the person who asks: of the bodies in which the person drafts or heads. From `after` on, the `next` of the page
/// before, only drafts that have ended.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff; [`ServiceError::Invalid`] if `after` is no place in such a list.
pub async fn desk(services: &Services, request: &Request, after: Option<&str>) -> Result<Desk, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let mut desk = if after.is_some() { Desk::default() } else { at_work(services, request).await? };
    let bodies = written_for(request);
    if bodies.is_empty() {
        return Ok(desk);
    }
    let page = ended(services, request, &bodies, after).await?;
    desk.ended = page.items;
    desk.next = page.next;
    desk.beside = beside(services, request, &bodies, &desk).await?;
    Ok(desk)
}

/// What somebody works on, without what has ended: it grows with the work of the bodies and not with their archive.
pub(crate) async fn at_work(services: &Services, request: &Request) -> Result<Desk, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let connection = &services.database.connection;
    let bodies = written_for(request);
    if bodies.is_empty() {
        return Ok(Desk::default());
    }
    // Sorted here: a database that is asked for an order may walk the archive to have it.
    let mut rows = draft::Entity::find()
        .filter(of_bodies(&bodies))
        .filter(draft::Column::Stage.is_in(AT_WORK.map(StoredStage::code)))
        .all(connection)
        .await?;
    rows.sort_by_key(|row| Reverse(row.id));
    let (mut drafting, mut placed, mut sent) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        match stage_of(&row)? {
            StoredStage::Drafting => drafting.push(row),
            StoredStage::Placed => placed.push(row),
            StoredStage::Reported
            | StoredStage::Coordinating
            | StoredStage::Returned
            | StoredStage::Approved
            | StoredStage::Withdrawn => sent.push(row),
        }
    }
    let (mut to_place, mut drafting): (Vec<_>, Vec<_>) = of_rows(connection, drafting, request.at)
        .await?
        .into_iter()
        .partition(|summary| summary.placement_requested_at.is_some());
    let mut placed = of_rows(connection, placed, request.at).await?;
    to_place.sort_by_key(|summary| summary.placement_requested_at);
    drafting.sort_by_key(|summary| (summary.due_on.is_none(), summary.due_on, summary.id));
    placed.sort_by_key(|summary| summary.placement.as_ref().map(|placement| placement.window.closes_at));
    let sent = of_rows(connection, sent, request.at).await?;
    let unstarted = unstarted(services, request, Some(&bodies)).await?;
    Ok(Desk { to_place, drafting, placed, sent, unstarted, ..Desk::default() })
}

/// The bodies in which the person who asks drafts or heads.
pub(super) fn written_for(request: &Request) -> Vec<i64> {
    let writes = |role: Role| matches!(role, Role::Drafter | Role::Head);
    let memberships = request.actor.memberships().iter().filter(|membership| writes(membership.role));
    let mut bodies: Vec<i64> = memberships.map(|membership| membership.body.0).collect();
    bodies.sort_unstable();
    bodies.dedup();
    bodies
}

/// The drafts of these bodies.
pub(super) fn of_bodies(bodies: &[i64]) -> Expr {
    match bodies {
        // One body is asked for by itself, so that the index gives its drafts in their order.
        [alone] => draft::Column::BodyId.eq(*alone),
        several => draft::Column::BodyId.is_in(several.iter().copied()),
    }
}

/// A page of the drafts of these bodies that have ended.
async fn ended(
    services: &Services,
    request: &Request,
    bodies: &[i64],
    after: Option<&str>,
) -> Result<Page<DraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let mut query = draft::Entity::find()
        .filter(of_bodies(bodies))
        .filter(draft::Column::Stage.is_in(ENDED.map(StoredStage::code)));
    if let Some(after) = after {
        let after: i64 = after.parse().map_err(|_| ServiceError::field("after", "cursor"))?;
        query = query.filter(draft::Column::Id.lt(after));
    }
    let limit = page::size(None);
    let rows = query.order_by_desc(draft::Column::Id).limit(limit + 1).all(connection).await?;
    let summaries = of_rows(connection, rows, request.at).await?;
    Ok(Page::of(summaries, limit, |summary| summary.id.to_string()))
}

/// The numbers of the drafts of a desk that change a standard which another draft of these bodies changes too, be it on the page
/// or not: neither has taken effect or was withdrawn.
async fn beside(
    services: &Services,
    request: &Request,
    bodies: &[i64],
    desk: &Desk,
) -> Result<Vec<String>, ServiceError> {
    let over = [StageName::InForce, StageName::Ceased, StageName::Withdrawn];
    let runs = |draft: &&DraftSummary| draft.kind != DraftKind::New && !over.contains(&draft.stage);
    let running: Vec<&DraftSummary> = desk.drafts().filter(runs).collect();
    if running.is_empty() {
        return Ok(Vec::new());
    }
    let of_codes = Query::select()
        .column(service::Column::Id)
        .from(service::Entity)
        .and_where(
            Expr::col(service::Column::Code).is_in(running.iter().map(|draft| draft.service_code.as_str())),
        )
        .to_owned();
    let not_in_force = draft::Column::EffectiveAt.is_null().or(draft::Column::EffectiveAt.gt(request.at));
    let rows: Vec<(i64, i64)> = draft::Entity::find()
        .select_only()
        .columns([draft::Column::Id, draft::Column::ServiceId])
        .filter(draft::Column::ServiceId.in_subquery(of_codes))
        .filter(of_bodies(bodies))
        .filter(draft::Column::Kind.ne(DraftKind::New.code()))
        .filter(draft::Column::Stage.ne(StoredStage::Withdrawn.code()))
        .filter(not_in_force)
        .into_tuple()
        .all(&services.database.connection)
        .await?;
    let service_of: HashMap<i64, i64> = rows.into_iter().collect();
    let is_beside = |draft: &&DraftSummary| {
        let own = service_of.get(&draft.id);
        own.is_some_and(|own| service_of.values().filter(|service| *service == own).count() > 1)
    };
    Ok(running.into_iter().filter(is_beside).map(|draft| draft.number.clone()).collect())
}

/// The services without a draft and without a standard, of these bodies or of all.
pub(crate) async fn unstarted(
    services: &Services,
    request: &Request,
    bodies: Option<&[i64]>,
) -> Result<Vec<Unstarted>, ServiceError> {
    // Looked for by service: a list of all that were begun would be as long as there are drafts.
    let own = (service::Entity, service::Column::Id);
    let begun = Query::select()
        .column((draft::Entity, draft::Column::Id))
        .from(draft::Entity)
        .and_where(Expr::col((draft::Entity, draft::Column::ServiceId)).equals(own))
        .and_where(Expr::col((draft::Entity, draft::Column::Stage)).ne(StoredStage::Withdrawn.code()))
        .to_owned();
    let entered = Query::select()
        .column((standard::Entity, standard::Column::Id))
        .from(standard::Entity)
        .and_where(Expr::col((standard::Entity, standard::Column::ServiceId)).equals(own))
        .to_owned();
    let standing = service::Entity::find().filter(service::Column::ExcludedAt.is_null());
    let mut query = standing.filter(Expr::not_exists(begun)).filter(Expr::not_exists(entered));
    if let Some(bodies) = bodies {
        query = query.filter(service::Column::DevelopingBodyId.is_in(bodies.iter().copied()));
    }
    let rows = query.all(&services.database.connection).await?;
    let calendar = calendar::effective(&services.database).await?;
    let edition = law::in_force_on(request.today(services));
    let mut unstarted = Vec::new();
    for row in rows {
        let service = view(row)?;
        let due_on = edition.placement.deadline(service.entry.included_on, &calendar).due_on;
        unstarted.push(Unstarted { service, due_on });
    }
    unstarted.sort_by_key(|waiting| (waiting.due_on, waiting.service.id));
    Ok(unstarted)
}

/// The stages between placement and approval.
const WAY_TO_APPROVAL: [StoredStage; 4] =
    [StoredStage::Placed, StoredStage::Reported, StoredStage::Coordinating, StoredStage::Returned];

/// How many drafts of new standards that follow an edition were placed and neither approved nor withdrawn, of services that
/// stand in the register by an approval of it, or of an addition to it, until a date (R12-3), and have no standard that was
/// approved elsewhere.
pub(crate) async fn placed_of_services_approved_by(
    services: &Services,
    edition: &LawEdition,
    approved_by: NaiveDate,
) -> Result<u64, ServiceError> {
    let of_another_day = Expr::col(service::Column::RegisterApprovedOn).lte(approved_by);
    let of_the_same_day = Expr::col(service::Column::RegisterApprovedOn)
        .is_null()
        .and(Expr::col(service::Column::IncludedOn).lte(approved_by));
    let approved = Query::select()
        .column(service::Column::Id)
        .from(service::Entity)
        .and_where(of_another_day.or(of_the_same_day))
        .to_owned();
    let placed = draft::Entity::find()
        .filter(draft::Column::Kind.eq(DraftKind::New.code()))
        .filter(draft::Column::Stage.is_in(WAY_TO_APPROVAL.map(StoredStage::code)))
        .filter(draft::Column::Edition.eq(&*edition.id))
        .filter(draft::Column::ServiceId.in_subquery(approved))
        .filter(draft::Column::ServiceId.not_in_subquery(with_standard()));
    Ok(placed.count(&services.database.connection).await?)
}
