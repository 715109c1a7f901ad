//! Proposals as everybody reads them.

use chrono::{DateTime, Utc};
use domain::proposal::ProposalState;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rows::{Reader, of_rows};
use super::view::ProposalView;
use crate::context::Services;
use crate::entity::proposal::{Column, Entity};
use crate::entity::service;
use crate::error::ServiceError;
use crate::page::{self, Page};

/// Which proposals are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalFilter {
    /// For the service of this code.
    pub service: Option<String>,
    /// In this state.
    pub state: Option<ProposalState>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many; fifty when nobody says, two hundred at most.
    pub limit: Option<u64>,
}

/// The proposals that the filter names, the newest first, with their answers and the placed drafts that name them.
///
/// # Errors
/// [`ServiceError::Invalid`] if `after` is no place in such a list.
pub async fn public_list(
    services: &Services,
    filter: &ProposalFilter,
    at: DateTime<Utc>,
) -> Result<Page<ProposalView>, ServiceError> {
    let connection = &services.database.connection;
    let mut query = Entity::find();
    if let Some(code) = &filter.service {
        let of_code = Query::select()
            .column(service::Column::Id)
            .from(service::Entity)
            .and_where(Expr::col(service::Column::Code).eq(code))
            .to_owned();
        query = query.filter(Column::ServiceId.in_subquery(of_code));
    }
    query = match filter.state {
        Some(ProposalState::Waiting) => query.filter(Column::AnsweredAt.is_null()),
        Some(ProposalState::Answered) => query.filter(Column::AnsweredAt.is_not_null()),
        None => query,
    };
    if let Some(after) = &filter.after {
        let after: i64 = after.parse().map_err(|_| ServiceError::field("after", "cursor"))?;
        query = query.filter(Column::Id.lt(after));
    }
    let limit = page::size(filter.limit);
    let rows = query.order_by_desc(Column::Id).limit(limit + 1).all(connection).await?;
    let views = of_rows(connection, rows, Reader::Everybody, at).await?;
    Ok(Page::of(views, limit, |view| view.number.to_string()))
}
