//! Placed drafts as a public list.

use chrono::{DateTime, Utc};
use domain::body::BodyId;
use domain::draft::StageName;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::{Deserialize, Serialize};

use super::summary::{DraftSummary, of_rows};
use crate::context::Services;
use crate::entity::{draft, placement, service};
use crate::error::ServiceError;
use crate::page::{self, Page};
use crate::search::{FoundKind, in_titles, without_words};

/// Which drafts are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftFilter {
    /// In this stage.
    pub stage: Option<StageName>,
    /// Of this body.
    pub body: Option<BodyId>,
    /// Of the service of this code.
    pub service: Option<String>,
    /// With all of these words, in whatever form, in the title or the number of the draft; or with these parts of them.
    pub text: String,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many; fifty when nobody says, two hundred at most.
    pub limit: Option<u64>,
}

/// The placed drafts that the filter names: of others the public knows nothing. Open ones come closing soonest first; those under review, closed last first; others,
/// the newest first.
///
/// # Errors
/// [`ServiceError::Invalid`] if `after` is no place in such a list.
pub async fn list_drafts(
    services: &Services,
    filter: &DraftFilter,
    at: DateTime<Utc>,
) -> Result<Page<DraftSummary>, ServiceError> {
    let connection = &services.database.connection;
    let mut query = matching(filter, at);
    if let Some(named) = named(services, &filter.text).await? {
        query = query.filter(named);
    }
    let limit = page::size(filter.limit);
    let ordering = Ordering::of(filter.stage);
    let query = match &filter.after {
        Some(after) => ordering.after(query, after)?,
        None => query,
    };
    let rows = ordering.sorted(query).limit(limit + 1).all(connection).await?;
    let summaries = of_rows(connection, rows, at).await?;
    Ok(Page::of(summaries, limit, |summary| ordering.cursor(summary)))
}

fn matching(filter: &DraftFilter, at: DateTime<Utc>) -> Select<draft::Entity> {
    let relation = draft::Entity::belongs_to(placement::Entity)
        .from(draft::Column::Id)
        .to(placement::Column::DraftId)
        .into();
    let mut query = draft::Entity::find().join(JoinType::InnerJoin, relation);
    if let Some(name) = filter.stage {
        // A draft that is being written has no placement, so the join has left it out.
        query = query.filter(draft::Column::Stage.eq(name.stored().code()));
        query = match name {
            StageName::Open => query.filter(draft::Column::ClosesAt.gt(at)),
            StageName::Review => query.filter(draft::Column::ClosesAt.lte(at)),
            StageName::Approved => {
                query.filter(draft::Column::EffectiveAt.is_null().or(draft::Column::EffectiveAt.gt(at)))
            }
            StageName::InForce => query
                .filter(draft::Column::EffectiveAt.lte(at))
                .filter(draft::Column::CeasesAt.is_null().or(draft::Column::CeasesAt.gt(at))),
            StageName::Ceased => query.filter(draft::Column::CeasesAt.lte(at)),
            StageName::Drafting
            | StageName::Reported
            | StageName::Coordinating
            | StageName::Returned
            | StageName::Withdrawn => query,
        };
    }
    if let Some(BodyId(body)) = filter.body {
        query = query.filter(draft::Column::BodyId.eq(body));
    }
    if let Some(code) = &filter.service {
        let of_code = keys_of_services(Expr::col(service::Column::Code).eq(code));
        query = query.filter(draft::Column::ServiceId.in_subquery(of_code));
    }
    query
}

/// The drafts that a typed text names: by the words of their titles, in whatever form, or by parts of the number, or of a name or the
/// code of the service as they are typed. Nothing where nothing is typed.
async fn named(services: &Services, text: &str) -> Result<Option<Condition>, ServiceError> {
    let parts = without_words(text);
    if parts.is_empty() {
        return Ok(None);
    }
    let mut as_typed = Condition::all();
    for part in parts {
        let of_service = keys_of_services(Expr::col(service::Column::Search).like(part.clone()));
        let number = Expr::col((draft::Entity, draft::Column::Number)).like(part);
        as_typed = as_typed.add(number.or(draft::Column::ServiceId.in_subquery(of_service)));
    }
    let keys = in_titles(services, FoundKind::Draft, text).await?;
    Ok(Some(Condition::any().add(as_typed).add(draft::Column::Id.is_in(keys))))
}

fn keys_of_services(which: Expr) -> SelectStatement {
    Query::select().column(service::Column::Id).from(service::Entity).and_where(which).to_owned()
}

/// The order of a list, and the place in it where a page ends.
enum Ordering {
    /// By the closing moment, then by key.
    Closing(Order),
    /// By key, the newest first.
    Newest,
}

impl Ordering {
    fn of(stage: Option<StageName>) -> Self {
        match stage {
            Some(StageName::Open) => Self::Closing(Order::Asc),
            Some(StageName::Review) => Self::Closing(Order::Desc),
            _ => Self::Newest,
        }
    }

    fn sorted(&self, query: Select<draft::Entity>) -> Select<draft::Entity> {
        match self {
            Self::Closing(order) => query
                .order_by(draft::Column::ClosesAt, order.clone())
                .order_by(draft::Column::Id, order.clone()),
            Self::Newest => query.order_by_desc(draft::Column::Id),
        }
    }

    fn cursor(&self, summary: &DraftSummary) -> String {
        let closes_at = summary.placement.as_ref().map(|placement| placement.window.closes_at);
        match (self, closes_at) {
            (Self::Closing(_), Some(closes_at)) => format!("{}.{}", closes_at.timestamp_micros(), summary.id),
            _ => summary.id.to_string(),
        }
    }

    fn after(
        &self,
        query: Select<draft::Entity>,
        cursor: &str,
    ) -> Result<Select<draft::Entity>, ServiceError> {
        let malformed = || ServiceError::field("after", "cursor");
        let Self::Closing(order) = self else {
            let id: i64 = cursor.parse().map_err(|_| malformed())?;
            return Ok(query.filter(draft::Column::Id.lt(id)));
        };
        let (closes_at, id) = cursor.split_once('.').ok_or_else(malformed)?;
        let id: i64 = id.parse().map_err(|_| malformed())?;
        let micros = closes_at.parse().map_err(|_| malformed())?;
        let closes_at = DateTime::from_timestamp_micros(micros).ok_or_else(malformed)?;
        let (closes, key) = (draft::Column::ClosesAt, draft::Column::Id);
        // The first condition alone is for the index: without it every page would begin at the beginning.
        Ok(if matches!(order, Order::Asc) {
            query.filter(closes.gte(closes_at)).filter(closes.gt(closes_at).or(key.gt(id)))
        } else {
            query.filter(closes.lte(closes_at)).filter(closes.lt(closes_at).or(key.lt(id)))
        })
    }
}
