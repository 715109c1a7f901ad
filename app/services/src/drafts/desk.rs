//! The desk of a person of the staff: what is due and what waits.

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::body::Role;
use domain::draft::{DraftKind, StoredStage};
use domain::law::{self, LawEdition};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::load::stage_of;
use super::settled::with_standard;
use super::summary::{DraftSummary, of_rows};
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{draft, service};
use crate::error::ServiceError;
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
    /// Drafts of one's bodies with a published report, sent, approved or withdrawn, the newest first.
    pub ended: Vec<DraftSummary>,
    /// Services of one's bodies without a draft, due soonest first.
    pub unstarted: Vec<Unstarted>,
}

/// The desk of the person who asks: of the bodies in which the person drafts or heads.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn desk(services: &Services, request: &Request) -> Result<Desk, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let connection = &services.database.connection;
    let writes = |role: Role| matches!(role, Role::Drafter | Role::Head);
    let memberships = request.actor.memberships().iter().filter(|membership| writes(membership.role));
    let mut bodies: Vec<i64> = memberships.map(|membership| membership.body.0).collect();
    bodies.sort_unstable();
    bodies.dedup();
    if bodies.is_empty() {
        return Ok(Desk::default());
    }
    let rows = draft::Entity::find()
        .filter(draft::Column::BodyId.is_in(bodies.iter().copied()))
        .order_by_desc(draft::Column::Id)
        .all(connection)
        .await?;
    let (mut drafting, mut placed, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        match stage_of(&row)? {
            StoredStage::Drafting => drafting.push(row),
            StoredStage::Placed => placed.push(row),
            StoredStage::Reported
            | StoredStage::Coordinating
            | StoredStage::Returned
            | StoredStage::Approved
            | StoredStage::Withdrawn => ended.push(row),
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
    let ended = of_rows(connection, ended, request.at).await?;
    let unstarted = unstarted(services, request, Some(&bodies)).await?;
    Ok(Desk { to_place, drafting, placed, ended, unstarted })
}

/// The services without a draft and without a standard, of these bodies or of all.
pub(crate) async fn unstarted(
    services: &Services,
    request: &Request,
    bodies: Option<&[i64]>,
) -> Result<Vec<Unstarted>, ServiceError> {
    let begun = Query::select()
        .column(draft::Column::ServiceId)
        .from(draft::Entity)
        .and_where(Expr::col(draft::Column::Stage).ne(StoredStage::Withdrawn.code()))
        .to_owned();
    let mut query = service::Entity::find()
        .filter(service::Column::Id.not_in_subquery(begun))
        .filter(service::Column::Id.not_in_subquery(with_standard()));
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
