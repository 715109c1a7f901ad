//! The proposals that a developing body has to answer.

use std::collections::BTreeSet;

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::chosen::opened;
use super::group::group;
use super::rows::{Reader, of_rows};
use super::subject_of;
use super::view::ProposalView;
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services};
use crate::entity::proposal::{Column, Entity};
use crate::entity::service;
use crate::error::ServiceError;

/// So many proposals stand on the desk at a time: those that are due soonest, those that were answered last.
const MOST: u64 = 500;

/// What stands on the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalDesk {
    /// Those that wait for an answer, due soonest first, near-identical ones together.
    pub waiting: Vec<Vec<ProposalView>>,
    /// Those that were accepted, wholly or in part, and that no draft names, the last answered first.
    pub accepted: Vec<ProposalView>,
}

/// Who sent a proposal. It stands beside the proposal and not in it, so that nothing that shows one can show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalAuthor {
    /// The name; empty where a body speaks.
    pub name: String,
    /// The e-mail, if one was left.
    pub email: Option<String>,
}

/// One proposal with those like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskProposal {
    /// The proposal.
    pub proposal: ProposalView,
    /// The near-identical ones of the same service, proposed to be answered with it.
    pub alike: Vec<ProposalView>,
    /// Who sent it; nothing but for heads.
    pub author: Option<ProposalAuthor>,
    /// Whether the reader may hide its words.
    pub may_hide: bool,
}

/// The proposals for the standards that the actor's bodies develop; nothing for who answers for no body.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn list(services: &Services, request: &Request) -> Result<ProposalDesk, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let connection = &services.database.connection;
    let answers = |body| allow(&request.actor, Action::AnswerProposals, &Resource::Draft { body }).is_ok();
    let bodies = request.actor.memberships().iter().map(|membership| membership.body);
    let bodies: BTreeSet<i64> = bodies.filter(|body| answers(*body)).map(|body| body.0).collect();
    if bodies.is_empty() {
        return Ok(ProposalDesk::default());
    }
    let own = || Entity::find().filter(Column::ServiceId.in_subquery(developed_by(&bodies)));
    let waiting = own()
        .filter(Column::AnsweredAt.is_null())
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(connection)
        .await?;
    let answered = own()
        .filter(Column::AnsweredAt.is_not_null())
        .order_by_desc(Column::AnsweredAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(connection)
        .await?;
    let waiting = of_rows(connection, waiting, Reader::Desk, request.at).await?;
    let mut accepted = of_rows(connection, answered, Reader::Desk, request.at).await?;
    accepted.retain(|one| !one.is_refused() && one.drafts.is_empty());
    Ok(ProposalDesk { waiting: group(waiting), accepted })
}

/// The proposal of a number with the near-identical ones of its service. Who reads who sent it is recorded.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor answers for the body; [`ServiceError::NotFound`].
pub async fn one(services: &Services, request: &Request, number: i64) -> Result<DeskProposal, ServiceError> {
    let connection = &services.database.connection;
    let (row, service) = opened(connection, request, number, Action::AnswerProposals).await?;
    let home = Resource::Draft { body: BodyId(service.developing_body_id) };
    let may = |action| allow(&request.actor, action, &home).is_ok();
    let author = if may(Action::ReadPersonalData) {
        audit::note(services, request, Noted::new(AuditKind::AuthorsRead, subject_of(number))).await?;
        Some(ProposalAuthor { name: row.name.clone(), email: row.email.clone() })
    } else {
        None
    };
    let others = Entity::find()
        .filter(Column::ServiceId.eq(row.service_id))
        .filter(Column::Kind.eq(row.kind.as_str()))
        .filter(Column::Id.ne(number))
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(connection)
        .await?;
    let rows = std::iter::once(row).chain(others).collect();
    let views = of_rows(connection, rows, Reader::Desk, request.at).await?;
    // The one that was asked for leads: it came first.
    let mut members = group(views).into_iter().next().unwrap_or_default().into_iter();
    let proposal = members.next().ok_or(ServiceError::NotFound)?;
    Ok(DeskProposal { proposal, alike: members.collect(), author, may_hide: may(Action::HideComment) })
}

/// The keys of the services whose standards these bodies develop.
fn developed_by(bodies: &BTreeSet<i64>) -> SelectStatement {
    Query::select()
        .column(service::Column::Id)
        .from(service::Entity)
        .and_where(Expr::col(service::Column::DevelopingBodyId).is_in(bodies.iter().copied()))
        .to_owned()
}
