//! What waits beside the drafts, by kind: how much, and by when.

use chrono::{Datelike, NaiveDate};
use domain::access::{Action, Resource, allow};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{overdue_to_approve, overdue_to_begin};
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{proposal, service};
use crate::error::ServiceError;
use crate::standards::informing;

/// In this month and after it the calendar of the next year is missed: terms begin to run into it.
const CALENDAR_MONTH: u32 = 10;

/// A kind of what waits beside the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PileKind {
    /// Proposals without an answer (R13-3).
    Proposals,
    /// Places where the information on a service is not up to date (R23-2).
    Informing,
    /// Services of any body whose draft should be placed by now and was not begun (R15-2).
    LateToBegin,
    /// Drafts of any body whose standard should be approved by now (R13-2).
    LateToApprove,
    /// The business calendar of the next year (R-T3).
    Calendar,
}

/// A pile of what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pile {
    /// Of what.
    pub kind: PileKind,
    /// How much; of the calendar the year.
    pub count: u64,
    /// When the first of it is due.
    pub due_on: Option<NaiveDate>,
}

/// What waits beside the drafts for the person who asks, by every role of the person; only what there is.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn piles(services: &Services, request: &Request) -> Result<Vec<Pile>, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let mut piles: Vec<Pile> = proposals(services, request).await?.into_iter().collect();
    let places = informing(services, request).await?;
    piles.push(Pile {
        kind: PileKind::Informing,
        count: u64::try_from(places.len()).unwrap_or(u64::MAX),
        due_on: places.iter().map(|place| place.due_on).min(),
    });
    if allow(&request.actor, Action::KeepRegister, &Resource::Register).is_ok() {
        let count = overdue_to_begin(services, request).await?;
        piles.push(Pile { kind: PileKind::LateToBegin, count, due_on: None });
        let count = overdue_to_approve(services, request).await?;
        piles.push(Pile { kind: PileKind::LateToApprove, count, due_on: None });
    }
    if allow(&request.actor, Action::ManageCalendar, &Resource::Site).is_ok() {
        let today = request.today(services);
        let calendar = calendar::effective(&services.database).await?;
        let next = today.year() + 1;
        if today.month() >= CALENDAR_MONTH && !calendar.covers(next) {
            let count = u64::try_from(next).unwrap_or_default();
            let due_on = NaiveDate::from_ymd_opt(today.year(), 12, 31);
            piles.push(Pile { kind: PileKind::Calendar, count, due_on });
        }
    }
    piles.retain(|pile| pile.count > 0);
    Ok(piles)
}

/// The proposals that the bodies of the person have not answered.
async fn proposals(services: &Services, request: &Request) -> Result<Option<Pile>, ServiceError> {
    let memberships = request.actor.memberships().iter().map(|one| one.body);
    let answers = |body| allow(&request.actor, Action::AnswerProposals, &Resource::Draft { body }).is_ok();
    let bodies: Vec<i64> = memberships.filter(|body| answers(*body)).map(|body| body.0).collect();
    if bodies.is_empty() {
        return Ok(None);
    }
    let developed = Query::select()
        .column(service::Column::Id)
        .from(service::Entity)
        .and_where(Expr::col(service::Column::DevelopingBodyId).is_in(bodies))
        .to_owned();
    let waiting = proposal::Entity::find()
        .filter(proposal::Column::ServiceId.in_subquery(developed))
        .filter(proposal::Column::AnsweredAt.is_null());
    let connection = &services.database.connection;
    let count = waiting.clone().count(connection).await?;
    let due_on: Option<NaiveDate> = waiting
        .select_only()
        .column(proposal::Column::DueOn)
        .order_by_asc(proposal::Column::DueOn)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(Some(Pile { kind: PileKind::Proposals, count, due_on }))
}
