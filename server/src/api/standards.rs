//! Standards in force: the list, the text of any date, the versions (RF-1).

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use domain::register::Recipients;
use services::Request;
use services::standards::{self, StandardFilter, StandardState, day_of_address};
use site::Site;

use super::codes::{LanguageCode, RecipientsCode};
use super::list::List;
use super::names::Bodies;
use super::query::QueryParameters;
use super::standard_items::{
    StandardDetail, StandardItem, StandardVersionItem, item, service, version_item, whole,
};
use super::{At, Problem, files};
use crate::exports::ExportQueue;

/// Standards in force today, by the code of the service.
#[utoipa::path(
    get, path = "/api/v1/standards", tag = "standards", operation_id = "listStandards",
    params(
        ("text" = Option<String>, Query, description = "Words in a name or in the code of the service"),
        ("body" = Option<String>, Query, description = "The code of the developing body"),
        ("recipients" = Option<RecipientsCode>, Query, description = "Received by these; what is for both is found by either"),
        ("ceased" = Option<bool>, Query, description = "Also those that are no longer in force"),
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
    ),
    responses((status = 200, body = List<StandardItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    Extension(arrived): At,
    query: RawQuery,
) -> Result<Json<List<StandardItem>>, Problem> {
    let bodies = Bodies::load(&site.services).await?;
    let mut asked = QueryParameters::read(query);
    let ceased = asked.coded("ceased", &["true", "false"], |text| text.parse::<bool>().ok());
    let filter = StandardFilter {
        body: asked.coded("body", &["a code of a body"], |code| bodies.of_code(code)),
        recipients: asked.coded("recipients", &Recipients::ALL.map(Recipients::code), Recipients::from_code),
        text: asked.text("text").unwrap_or_default(),
        ceased: ceased.unwrap_or_default(),
        after: asked.text("cursor"),
        limit: asked.limit(),
    };
    asked.checked()?;
    let today = site.settings.zone.date_of(arrived.0);
    let page = standards::list(&site.services, &filter, today).await?;
    Ok(Json(List::of(page, item)))
}

/// The standard of a service on a date: today when nobody says.
#[utoipa::path(
    get, path = "/api/v1/standards/{code}", tag = "standards", operation_id = "readStandard",
    params(
        ("code" = String, Path, description = "The code of the service"),
        ("on" = Option<NaiveDate>, Query, description = "The date; today when nobody says"),
    ),
    responses((status = 200, body = StandardDetail)),
)]
pub(super) async fn one(
    State(site): State<Site>,
    Extension(arrived): At,
    Path(code): Path<String>,
    query: RawQuery,
) -> Result<Json<StandardDetail>, Problem> {
    let mut asked = QueryParameters::read(query);
    let on = asked.coded("on", &["a date from 1900-01-01 to 2999-12-31"], day_of_address);
    asked.checked()?;
    let on = on.unwrap_or_else(|| site.settings.zone.date_of(arrived.0));
    let found = standards::on(&site.services, &code, on).await?;
    let detail = match found.state {
        StandardState::InForce(version) => whole(found.service, Some(on), Some("in_force"), *version),
        StandardState::Ceased { act, last } => StandardDetail {
            service: service(found.service),
            on: Some(on),
            state: Some("ceased"),
            version: Some(version_item(*act)),
            elements: Vec::new(),
            previous: last.map(|last| last.number),
            next: None,
        },
        StandardState::NotYet(first) => StandardDetail {
            service: service(found.service),
            on: Some(on),
            state: Some("not_yet"),
            version: None,
            elements: Vec::new(),
            previous: None,
            next: first.map(|first| first.number),
        },
    };
    Ok(Json(detail))
}

/// Every version of the standard of a service: those whose day of effect is not known yet, then the others, the newest first.
#[utoipa::path(
    get, path = "/api/v1/standards/{code}/versions", tag = "standards", operation_id = "listStandardVersions",
    params(("code" = String, Path, description = "The code of the service")),
    responses((status = 200, body = List<StandardVersionItem>)),
)]
pub(super) async fn versions(
    State(site): State<Site>,
    Path(code): Path<String>,
) -> Result<Json<List<StandardVersionItem>>, Problem> {
    let versions = standards::versions(&site.services, &code).await?;
    Ok(Json(List::whole(versions.into_iter().map(version_item).collect())))
}

/// One version with its twelve elements; with an ending to its number, `1.pdf`, `1.docx` or `1.xml`, as a document in the
/// language of the query `lang`.
#[utoipa::path(
    get, path = "/api/v1/standards/{code}/versions/{version}", tag = "standards",
    operation_id = "readStandardVersion",
    params(
        ("code" = String, Path, description = "The code of the service"),
        (
            "version" = String, Path, pattern = r"^[1-9][0-9]{0,8}(\.(pdf|docx|xml))?$",
            description = "The number of the version, from 1, with or without an ending",
        ),
        ("lang" = Option<LanguageCode>, Query, description = "Of a document; ru when nobody says"),
        ("qr" = Option<u8>, Query, minimum = 0, maximum = 1, description = "Of a PDF: 1 draws a QR code at each clause, for paper"),
    ),
    responses(
        (status = 200, description = "The version, or the document", content(
            (StandardDetail = "application/json"),
            (String = "application/pdf"),
            (String = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (String = "application/akn+xml"),
        )),
        (status = 202, body = files::Preparing, description = "A document is being written; ask again after Retry-After"),
    ),
)]
pub(super) async fn version(
    State(site): State<Site>,
    Extension(arrived): At,
    Extension(queue): Extension<ExportQueue>,
    Path((code, version)): Path<(String, String)>,
    query: RawQuery,
) -> Result<Response, Problem> {
    if let Some(file) = version.split_once('.') {
        return files::standard(&queue, &Request::public(arrived.0), code, file, query).await;
    }
    let mut asked = QueryParameters::read(query);
    files::language(&mut asked);
    files::codes(&mut asked);
    asked.checked()?;
    let number: i64 = version.parse().map_err(|_| Problem::not_found())?;
    let found = standards::version(&site.services, &code, number).await?;
    Ok(Json(whole(found.service, None, None, found.version)).into_response())
}
