//! The drafts of one's bodies that answer to typed words, in whatever stage, page by page.

use domain::access::{Action, Resource, allow};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::desk::{of_bodies, written_for};
use super::summary::{DraftSummary, of_rows};
use crate::context::{Request, Services};
use crate::entity::{draft, service};
use crate::error::ServiceError;
use crate::page::{self, Page};

/// The most words of which each is looked for.
const WORDS: usize = 8;

/// The drafts of the bodies in which the person who asks drafts or heads, with each of the words in their number, or in a name or
/// the code of their service; the newest first.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff; [`ServiceError::Invalid`] if `after` is no place in such a list.
pub async fn find_drafts(
    services: &Services,
    request: &Request,
    text: &str,
    after: Option<&str>,
) -> Result<Page<DraftSummary>, ServiceError> {
    allow(&request.actor, Action::ReadDesk, &Resource::Site)?;
    let connection = &services.database.connection;
    let bodies = written_for(request);
    if bodies.is_empty() {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let mut query = draft::Entity::find().filter(of_bodies(&bodies));
    for word in text.to_lowercase().split_whitespace().take(WORDS) {
        let named = Query::select()
            .column(service::Column::Id)
            .from(service::Entity)
            .and_where(Expr::col(service::Column::Search).like(page::containing(word)))
            .to_owned();
        let numbered = Expr::col((draft::Entity, draft::Column::Number)).like(page::containing(word));
        let either = Condition::any().add(draft::Column::ServiceId.in_subquery(named)).add(numbered);
        query = query.filter(either);
    }
    if let Some(after) = after {
        let after: i64 = after.parse().map_err(|_| ServiceError::field("after", "cursor"))?;
        query = query.filter(draft::Column::Id.lt(after));
    }
    let limit = page::size(None);
    let rows = query.order_by_desc(draft::Column::Id).limit(limit + 1).all(connection).await?;
    let summaries = of_rows(connection, rows, request.at).await?;
    Ok(Page::of(summaries, limit, |summary| summary.id.to_string()))
}
