//! Drafts of standards, with their windows and the terms of the law that run for them.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use chrono::{DateTime, NaiveDate, Utc};
use domain::draft::{DraftKind, StageName};
use domain::time::LegalZone;
use serde::Serialize;
use services::drafts::{DatedDeadline, DraftFilter, DraftSummary};
use site::Site;
use utoipa::ToSchema;

use super::codes::{DraftKindCode, StageCode};
use super::list::List;
use super::names::{Bodies, BodyNames, Names};
use super::query::QueryParameters;
use super::{At, Problem};

/// A draft of a standard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DraftItem {
    /// Its number.
    #[schema(example = "2026-0001")]
    pub number: String,
    /// What it is for.
    #[schema(value_type = DraftKindCode)]
    pub kind: DraftKind,
    /// Its stage, as the clock says.
    #[schema(value_type = StageCode)]
    pub stage: &'static str,
    /// The service.
    pub service: DraftService,
    /// The body that develops it.
    pub body: BodyNames,
    /// When comments are received.
    pub window: Option<Window>,
    /// The number of the draft that an amendment or a cancellation starts from.
    pub amends: Option<String>,
    /// How many comments were received in time.
    pub comments: i64,
    /// How many of them their authors withdrew.
    pub comments_withdrawn: i64,
    /// How many came too late and were refused (R15-4).
    pub late_attempts: i64,
    /// When the closing report was published.
    pub reported_at: Option<DateTime<Utc>>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// When it takes effect: the beginning of the legal day; null until the day is known.
    pub effective_at: Option<DateTime<Utc>>,
    /// When it is no longer in force: the beginning of the legal day.
    pub ceases_at: Option<DateTime<Utc>>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it was withdrawn.
    pub withdraw_reason: Option<String>,
}

/// The service of a draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DraftService {
    /// Its code in the register.
    pub code: String,
    /// The date of inclusion, from which the term of Art. 15(2) runs.
    pub included_on: NaiveDate,
    /// The date on which the register, or the addition to it, was approved, from which the term of Art. 13(1) runs.
    pub register_approved_on: NaiveDate,
    /// Its name.
    pub name: Names,
}

/// The window of a public discussion (R15-3).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Window {
    /// From here on comments are received.
    pub opens_at: DateTime<Utc>,
    /// The first moment that is too late.
    pub closes_at: DateTime<Utc>,
    /// The legal date of placement.
    pub placed_on: NaiveDate,
    /// The last legal date on which comments are received.
    pub last_day: NaiveDate,
    /// Why it was placed later than due (R15-2).
    pub late_reason: Option<String>,
}

/// A draft with the terms of the law that run for it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DraftDetail {
    /// The draft.
    #[serde(flatten)]
    pub draft: DraftItem,
    /// The terms of the law.
    pub deadlines: Vec<DraftDeadline>,
    /// The time zone of legal dates (R-T1).
    pub zone: &'static str,
}

/// A term of the law.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DraftDeadline {
    /// The rule.
    #[schema(example = "R15-2")]
    pub rule: &'static str,
    /// The last day, over at its 24:00.
    pub due_on: NaiveDate,
    /// The date on which it was met; null as long as it was not.
    pub met_on: Option<NaiveDate>,
    /// The article of the law.
    pub article: String,
    /// How the last day was counted.
    pub derivation: String,
}

impl DraftItem {
    /// A draft as machines read it.
    pub(super) fn of(summary: DraftSummary, bodies: &Bodies) -> Self {
        Self {
            number: summary.number,
            kind: summary.kind,
            stage: summary.stage.code(),
            service: DraftService {
                code: summary.service_code,
                included_on: summary.included_on,
                register_approved_on: summary.register_approved_on,
                name: summary.title.into(),
            },
            body: bodies.names(summary.body),
            window: summary.placement.map(|placement| Window {
                opens_at: placement.window.opens_at,
                closes_at: placement.window.closes_at,
                placed_on: placement.window.placed_on,
                last_day: placement.window.last_day,
                late_reason: placement.late_reason,
            }),
            amends: summary.amends,
            comments: summary.comment_count,
            comments_withdrawn: summary.withdrawn_count,
            late_attempts: summary.late_count,
            reported_at: summary.reported_at,
            approved_at: summary.approved_at,
            effective_at: summary.effective_at,
            ceases_at: summary.ceases_at,
            withdrawn_at: summary.withdrawn_at,
            withdraw_reason: summary.withdraw_reason,
        }
    }
}

fn deadline(dated: DatedDeadline, zone: LegalZone) -> DraftDeadline {
    DraftDeadline {
        rule: dated.deadline.rule.code(),
        due_on: dated.deadline.due_on,
        met_on: dated.met_on,
        derivation: dated.deadline.derivation_en(zone),
        article: dated.deadline.article.into_owned(),
    }
}

/// The stages of a draft that the public knows of: what has not been placed does not exist for it.
const PUBLIC_STAGES: [StageName; 9] = [
    StageName::Open,
    StageName::Review,
    StageName::Reported,
    StageName::Coordinating,
    StageName::Returned,
    StageName::Approved,
    StageName::InForce,
    StageName::Ceased,
    StageName::Withdrawn,
];

fn public_stage(code: &str) -> Option<StageName> {
    PUBLIC_STAGES.into_iter().find(|stage| stage.code() == code)
}

/// Placed drafts: open ones closing soonest first, others the newest first.
#[utoipa::path(
    get, path = "/api/v1/drafts", tag = "drafts", operation_id = "listDrafts",
    params(
        ("stage" = Option<StageCode>, Query, description = "In this stage"),
        ("body" = Option<String>, Query, description = "The code of the developing body"),
        ("service" = Option<String>, Query, description = "The code of the service"),
        ("text" = Option<String>, Query, description = "Words in the number or in the name of the service"),
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
    ),
    responses((status = 200, body = List<DraftItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    query: RawQuery,
) -> Result<Json<List<DraftItem>>, Problem> {
    let bodies = Bodies::load(&site.services).await?;
    let mut asked = QueryParameters::read(query);
    let filter = DraftFilter {
        stage: asked.coded("stage", &PUBLIC_STAGES.map(StageName::code), public_stage),
        body: asked.coded("body", &["a code of a body"], |code| bodies.of_code(code)),
        service: asked.text("service"),
        text: asked.text("text").unwrap_or_default(),
        after: asked.text("cursor"),
        limit: asked.limit(),
    };
    asked.checked()?;
    let page = services::drafts::list_drafts(&site.services, &filter, arrived.0).await?;
    Ok(Json(List::of(page, |summary| DraftItem::of(summary, &bodies))))
}

/// One draft with the terms of the law that run for it.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}", tag = "drafts", operation_id = "readDraft",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses((status = 200, body = DraftDetail)),
)]
pub(super) async fn one(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Json<DraftDetail>, Problem> {
    let summary = services::drafts::public_summary(&site.services, &number, arrived.0).await?;
    let dated = services::drafts::deadlines(&site.services, &summary).await?;
    let bodies = Bodies::load(&site.services).await?;
    let zone = site.settings.zone;
    let deadlines = dated.into_iter().map(|dated| deadline(dated, zone)).collect();
    Ok(Json(DraftDetail { draft: DraftItem::of(summary, &bodies), deadlines, zone: zone.name() }))
}
