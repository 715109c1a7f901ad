//! The register of state services.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use chrono::NaiveDate;
use domain::register::{ActKind, Recipients, RegisterAct, ServiceEntry};
use domain::standard::ServiceForm;
use serde::Serialize;
use services::ServiceError;
use services::register::RegisterFilter;
use site::Site;
use utoipa::ToSchema;

use super::codes::{ActKindCode, RecipientsCode};
use super::drafts::DraftItem;
use super::list::List;
use super::names::{Bodies, BodyNames, Names};
use super::query::QueryParameters;
use super::service_form::ServiceFormCode;
use super::{At, Problem};

/// A state service as it stands in the register (Art. 12(2)).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ServiceItem {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// Who receives it.
    #[schema(value_type = RecipientsCode)]
    pub recipients: &'static str,
    /// The central state body that develops its standard.
    pub developing_body: BodyNames,
    /// Who renders it.
    pub providers: Vec<BodyNames>,
    /// The organisations that accept applications and issue results beside the providers, by their names.
    pub accepting: Vec<Names>,
    /// Whether the State Corporation accepts applications and issues results.
    pub through_state_corporation: bool,
    /// Whether it is rendered through the web portal of electronic government.
    pub through_portal: bool,
    /// The forms of rendering.
    #[schema(value_type = Vec<ServiceFormCode>)]
    pub forms: Vec<ServiceForm>,
    /// Whether the recipient pays.
    pub paid: bool,
    /// The date of inclusion in the register, from which the term of Art. 15(2) runs.
    pub included_on: NaiveDate,
    /// The date on which the register, or the addition to it, was approved, from which the term of Art. 13(1) runs.
    pub register_approved_on: NaiveDate,
    /// The act by which it was approved; null where none was recorded.
    pub register_act: Option<ActItem>,
    /// Why one of these dates was corrected last; null where none was.
    pub date_reason: Option<String>,
}

/// An act by which the register, or an addition to it, was approved (Art. 6(2)).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ActItem {
    /// What it is.
    #[schema(value_type = ActKindCode)]
    pub kind: ActKind,
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: NaiveDate,
    /// The page on which it can be read.
    pub address: Option<String>,
}

impl From<RegisterAct> for ActItem {
    fn from(act: RegisterAct) -> Self {
        let RegisterAct { kind, number, on, address } = act;
        Self { kind, number, on, address }
    }
}

/// A state service with its drafts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ServiceDetail {
    /// The entry of the register.
    #[serde(flatten)]
    pub service: ServiceItem,
    /// Its placed drafts, the newest first.
    pub drafts: Vec<DraftItem>,
}

fn view(entry: ServiceEntry, bodies: &Bodies) -> ServiceItem {
    let provider = |name: domain::register::ProviderName| BodyNames {
        code: name.body.and_then(|body| bodies.code(body)),
        name: name.name.into(),
    };
    ServiceItem {
        register_approved_on: entry.register_approved_on(),
        register_act: entry.act.map(ActItem::from),
        code: entry.code,
        name: entry.name.into(),
        recipients: entry.recipients.code(),
        developing_body: bodies.names(entry.developing_body),
        providers: entry.providers.into_iter().map(provider).collect(),
        accepting: entry.accepting.into_iter().map(Names::from).collect(),
        through_state_corporation: entry.through_state_corporation,
        through_portal: entry.through_portal,
        forms: entry.forms,
        paid: entry.paid,
        included_on: entry.included_on,
        date_reason: entry.date_reason,
    }
}

/// The register, by code.
#[utoipa::path(
    get, path = "/api/v1/services", tag = "register", operation_id = "listServices",
    params(
        ("text" = Option<String>, Query, description = "Words in a name or in the code"),
        ("body" = Option<String>, Query, description = "The code of the developing body"),
        ("recipients" = Option<RecipientsCode>, Query, description = "Received by these; what is for both is found by either"),
        ("paid" = Option<bool>, Query, description = "Paid or free"),
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
    ),
    responses((status = 200, body = List<ServiceItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    query: RawQuery,
) -> Result<Json<List<ServiceItem>>, Problem> {
    let bodies = Bodies::load(&site.services).await?;
    let mut asked = QueryParameters::read(query);
    let filter = RegisterFilter {
        body: asked.coded("body", &["a code of a body"], |code| bodies.of_code(code)),
        recipients: asked.coded("recipients", &Recipients::ALL.map(Recipients::code), Recipients::from_code),
        form: None,
        paid: asked.coded("paid", &["true", "false"], |text| text.parse().ok()),
        text: asked.text("text").unwrap_or_default(),
        excluded: false,
        after: asked.text("cursor"),
        limit: asked.limit(),
    };
    asked.checked()?;
    let page = services::register::list(&site.services, &filter).await?;
    Ok(Json(List::of(page, |entry| view(entry.entry, &bodies))))
}

/// One service with its drafts.
#[utoipa::path(
    get, path = "/api/v1/services/{code}", tag = "register", operation_id = "readService",
    params(("code" = String, Path, description = "The code of the service")),
    responses((status = 200, body = ServiceDetail)),
)]
pub(super) async fn one(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(code): Path<String>,
) -> Result<Json<ServiceDetail>, Problem> {
    let entry = services::register::entry(&site.services, &code).await?;
    if entry.excluded_at.is_some() {
        return Err(ServiceError::NotFound.into());
    }
    let summaries = services::drafts::public_summaries_of_service(&site.services, &code, arrived.0).await?;
    let bodies = Bodies::load(&site.services).await?;
    let drafts = summaries.into_iter().map(|summary| DraftItem::of(summary, &bodies)).collect();
    Ok(Json(ServiceDetail { service: view(entry.entry, &bodies), drafts }))
}
