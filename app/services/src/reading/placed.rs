//! Every placed draft by stage, page by page.

use domain::draft::StageName;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::body_name::{BodyName, body_names};
use super::summaries::{PublicDraftSummary, of_summaries};
use crate::context::{Request, Services};
use crate::drafts::{DraftFilter, list_drafts};
use crate::entity::{body, draft, placement};
use crate::error::ServiceError;

/// Which placed drafts are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlacedFilter {
    /// In this stage.
    pub stage: Option<StageName>,
    /// Of the body of this code.
    pub body: Option<String>,
    /// With all of these words in the number of the draft, or in a name or the code of the service.
    pub text: String,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// A page of placed drafts.
#[derive(Clone, Debug)]
pub struct DraftsPage {
    /// The drafts: those open for comment and those under review by their closing moment, others the newest first.
    pub drafts: Vec<PublicDraftSummary>,
    /// What to ask with for the next page; absent on the last one.
    pub next: Option<String>,
    /// The bodies that have placed a draft, by code.
    pub bodies: Vec<BodyName>,
}

/// How many drafts stand on a page.
const PAGE: u64 = 30;

/// A page of the placed drafts that the filter names.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such body has placed a draft, [`ServiceError::Invalid`] if `after` is no place in such a
/// list.
pub async fn placed_drafts(
    services: &Services,
    request: &Request,
    filter: &PlacedFilter,
) -> Result<DraftsPage, ServiceError> {
    let connection = &services.database.connection;
    let named = body_names(connection).await?;
    let developing = developing(connection).await?;
    let mut of_filter: Vec<BodyName> = developing.iter().filter_map(|id| named.get(id).cloned()).collect();
    of_filter.sort_by(|one, other| one.code.cmp(&other.code));
    let body = match &filter.body {
        None => None,
        Some(code) => {
            let body = of_filter.iter().find(|body| body.code == *code).map(|body| body.id);
            Some(body.ok_or(ServiceError::NotFound)?)
        }
    };
    let wanted = DraftFilter {
        stage: filter.stage,
        body,
        text: filter.text.clone(),
        after: filter.after.clone(),
        limit: Some(PAGE),
        ..DraftFilter::default()
    };
    let page = list_drafts(services, &wanted, request.at).await?;
    let drafts = of_summaries(connection, page.items, &named).await?;
    Ok(DraftsPage { drafts, next: page.next, bodies: of_filter })
}

/// The bodies that have placed a draft: of each one draft is looked for, however many there are.
async fn developing(connection: &impl ConnectionTrait) -> Result<Vec<i64>, ServiceError> {
    let of_draft =
        Expr::col((placement::Entity, placement::Column::DraftId)).equals((draft::Entity, draft::Column::Id));
    let of_body = Expr::col((draft::Entity, draft::Column::BodyId)).equals((body::Entity, body::Column::Id));
    let placed = Query::select()
        .column((draft::Entity, draft::Column::Id))
        .from(draft::Entity)
        .inner_join(placement::Entity, of_draft)
        .and_where(of_body)
        .to_owned();
    Ok(body::Entity::find()
        .select_only()
        .column(body::Column::Id)
        .filter(Expr::exists(placed))
        .into_tuple()
        .all(connection)
        .await?)
}
