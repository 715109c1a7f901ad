//! The register as the public reads it: its list with filters, and one service with its drafts and history.

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::BodyId;
use domain::language::Localized;
use domain::register::{Recipients, SEARCH_LIMIT, ServiceEntry};
use domain::standard::ServiceForm;
use domain::time::BusinessCalendar;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::body_name::{BodyName, body_names};
use super::summaries::{PublicDraftSummary, summaries};
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{body, draft, service, service_history};
use crate::error::ServiceError;
use crate::register::{Exclusion, exclusions, named, view};

/// How many services stand on a page.
const PAGE: u64 = 25;

/// What a reader looks for in the register; what is absent does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicRegisterFilter {
    /// Words of the name or the code.
    pub text: String,
    /// The body that develops the standard.
    pub body: Option<BodyId>,
    /// Who receives the service.
    pub recipients: Option<Recipients>,
    /// A form of rendering.
    pub form: Option<ServiceForm>,
    /// Whether the recipient pays.
    pub paid: Option<bool>,
}

/// A service in a list.
#[derive(Clone, Debug)]
pub struct ServiceLine {
    /// The code.
    pub code: String,
    /// The name.
    pub name: Localized,
    /// The body that develops its standard.
    pub body: BodyName,
    /// The legal date of inclusion.
    pub included_on: NaiveDate,
    /// Whether the recipient pays.
    pub paid: bool,
    /// How many of its drafts are open for comment.
    pub open: u64,
}

/// A page of the register.
#[derive(Clone, Debug)]
pub struct RegisterPage {
    /// The services, by code.
    pub services: Vec<ServiceLine>,
    /// Every body that develops a standard of some service, for the filter.
    pub bodies: Vec<BodyName>,
    /// How many services suit the filter.
    pub total: u64,
    /// This page, from 1.
    pub page: u64,
    /// How many pages there are, at least one.
    pub pages: u64,
}

/// One entry of the history of a service (R12-2).
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// The version, from 1.
    pub version: i64,
    /// When it was entered, UTC.
    pub at: DateTime<Utc>,
    /// The entry as JSON.
    pub entry: String,
}

/// A service with everything public about it.
#[derive(Clone, Debug)]
pub struct ServicePage {
    /// The entry.
    pub service: ServiceEntry,
    /// The body that develops its standard.
    pub body: BodyName,
    /// Its placed drafts, newest first.
    pub drafts: Vec<PublicDraftSummary>,
    /// Every time it was excluded and included again, newest first.
    pub exclusions: Vec<Exclusion>,
    /// Since when it is excluded, if it is.
    pub excluded_at: Option<DateTime<Utc>>,
    /// Its history, newest first.
    pub history: Vec<HistoryLine>,
    /// The calendar in effect, for the terms.
    pub calendar: BusinessCalendar,
}

/// A page of the register.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such page.
pub async fn register(
    services: &Services,
    request: &Request,
    filter: &PublicRegisterFilter,
    page: u64,
) -> Result<RegisterPage, ServiceError> {
    let connection = &services.database.connection;
    let mut query = service::Entity::find().filter(service::Column::ExcludedAt.is_null());
    let text: String = filter.text.chars().take(SEARCH_LIMIT).collect();
    if let Some(named) = named(services, &text).await? {
        query = query.filter(named);
    }
    if let Some(body) = filter.body {
        query = query.filter(service::Column::DevelopingBodyId.eq(body.0));
    }
    if let Some(recipients) = filter.recipients {
        // A service for both is for each of them.
        let wanted = match recipients {
            Recipients::Both => vec![Recipients::Both.code()],
            one => vec![one.code(), Recipients::Both.code()],
        };
        query = query.filter(service::Column::Recipients.is_in(wanted));
    }
    if let Some(form) = filter.form {
        query = query.filter(service::Column::Forms.contains(form.code()));
    }
    if let Some(paid) = filter.paid {
        query = query.filter(service::Column::Paid.eq(paid));
    }
    let page = Ord::max(page, 1);
    let total = query.clone().count(connection).await?;
    let pages = Ord::max(total.div_ceil(PAGE), 1);
    if page > pages {
        return Err(ServiceError::NotFound);
    }
    let rows = query
        .order_by_asc(service::Column::Code)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
        .all(connection)
        .await?;
    let developing = developing(connection).await?;
    let named = body_names(connection).await?;
    let mut of_filter: Vec<BodyName> = developing.iter().filter_map(|id| named.get(id).cloned()).collect();
    of_filter.sort_by(|one, other| one.code.cmp(&other.code));
    let open = open_by_service(connection, rows.iter().map(|row| row.id).collect(), request.at).await?;
    let services = lines(rows, &named, &open);
    Ok(RegisterPage { services, bodies: of_filter, total, page, pages })
}

fn lines(
    rows: Vec<service::Model>,
    bodies: &std::collections::HashMap<i64, BodyName>,
    open: &[i64],
) -> Vec<ServiceLine> {
    let line = |row: service::Model| {
        let many = open.iter().filter(|id| **id == row.id).count();
        Some(ServiceLine {
            code: row.code,
            name: Localized::new(row.name_kk, row.name_ru, row.name_en),
            body: bodies.get(&row.developing_body_id)?.clone(),
            included_on: row.included_on,
            paid: row.paid,
            open: u64::try_from(many).unwrap_or(u64::MAX),
        })
    };
    rows.into_iter().filter_map(line).collect()
}

/// The bodies that develop a standard of some service: of each one service is looked for, however many there are.
async fn developing(connection: &impl ConnectionTrait) -> Result<Vec<i64>, ServiceError> {
    let of_body = Expr::col((service::Entity, service::Column::DevelopingBodyId))
        .equals((body::Entity, body::Column::Id));
    let developed = Query::select()
        .column((service::Entity, service::Column::Id))
        .from(service::Entity)
        .and_where(of_body)
        .and_where(Expr::col((service::Entity, service::Column::ExcludedAt)).is_null())
        .to_owned();
    Ok(body::Entity::find()
        .select_only()
        .column(body::Column::Id)
        .filter(Expr::exists(developed))
        .into_tuple()
        .all(connection)
        .await?)
}

/// The service of every draft of these services that is open for comment, one a draft.
async fn open_by_service(
    connection: &impl ConnectionTrait,
    shown: Vec<i64>,
    at: DateTime<Utc>,
) -> Result<Vec<i64>, ServiceError> {
    Ok(draft::Entity::find()
        .select_only()
        .column(draft::Column::ServiceId)
        .filter(draft::Column::ServiceId.is_in(shown))
        .filter(draft::Column::ClosesAt.gt(at))
        .filter(draft::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(connection)
        .await?)
}

/// One service with its placed drafts and its history.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such code.
pub async fn service(
    services: &Services,
    request: &Request,
    code: &str,
) -> Result<ServicePage, ServiceError> {
    let connection = &services.database.connection;
    let row = service::Entity::find().filter(service::Column::Code.eq(code)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let body = body_names(connection).await?.remove(&row.developing_body_id).ok_or(ServiceError::NotFound)?;
    let all = draft::Entity::find()
        .filter(draft::Column::ServiceId.eq(row.id))
        .order_by_desc(draft::Column::Id)
        .all(connection)
        .await?;
    let drafts = summaries(connection, all, request.at).await?;
    let history = service_history::Entity::find()
        .filter(service_history::Column::ServiceId.eq(row.id))
        .order_by_desc(service_history::Column::Version)
        .all(connection)
        .await?
        .into_iter()
        .map(|line| HistoryLine { version: line.version, at: line.at, entry: line.entry })
        .collect();
    let calendar = calendar::read(connection).await?;
    let exclusions = exclusions(services, code).await?;
    let excluded_at = row.excluded_at;
    let service = view(row)?.entry;
    Ok(ServicePage { service, body, drafts, exclusions, excluded_at, history, calendar })
}
