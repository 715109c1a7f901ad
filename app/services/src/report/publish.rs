//! Publishing the closing report (R15-8): what it holds is frozen under a hash, and the draft is reported.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::draft::Draft;
use domain::ledger::{Facts, Record};
use domain::report::{ClosingReport, ReportFigures, ReportReadiness, canonical};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::compile::{Compiled, compile};
use super::counted;
use super::freeze;
use super::inputs::{ReportInputs, report_inputs};
use super::portion::{Places, said};
use super::since::newest;
use super::told;
use super::weigh::undecided;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::digest;
use crate::discussion::{Discussed, StandingDraft, discussed, row, standing};
use crate::drafts::{RevisionKind, Seen, revisions};
use crate::entity::{comment, draft, report};
use crate::error::ServiceError;
use crate::frozen;
use crate::ledger::{self, heads, seal};
use crate::search;
use crate::storage::Write;

/// The report before it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// As it would be published now, with the comments of one page; those that await a decision are left out.
    pub report: ClosingReport,
    /// How long its lists are.
    pub figures: ReportFigures,
    /// Which page of it this is, from 1.
    pub page: u64,
    /// How many others the decision on a comment of the page answers, by its number.
    pub shared: BTreeMap<i64, u64>,
    /// What still stands in its way.
    pub readiness: ReportReadiness,
    /// What is shown by showing the report: what a head confirms.
    pub seen: Seen,
}

/// A published report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedReport {
    /// The report, as it was frozen.
    pub report: ClosingReport,
    /// SHA-256 of its canonical JSON.
    pub hash: String,
    /// The number of the placed revision.
    pub from_revision: i64,
    /// The number of the revised one.
    pub to_revision: i64,
    /// When it was published, UTC.
    pub published_at: DateTime<Utc>,
}

/// What still stands between the draft and its report at the instant of the request.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide, and the refusals of a draft that is not under review.
pub async fn readiness(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<ReportReadiness, ServiceError> {
    let draft = discussed(services, number).await?;
    let connection = &services.database.connection;
    let standing = standing(connection, request, &draft, Action::Decide).await?;
    let inputs = Box::pin(report_inputs(connection, &draft, &standing, request.at)).await?;
    Ok(inputs.readiness)
}

/// The first page of the report as it would be published at the instant of the request.
///
/// # Errors
/// As [`readiness`].
pub async fn preview(services: &Services, request: &Request, number: &str) -> Result<Preview, ServiceError> {
    preview_page(services, request, number, 1).await
}

/// A page of the report as it would be published at the instant of the request; of a page that is not, the nearest one.
///
/// # Errors
/// As [`readiness`].
pub async fn preview_page(
    services: &Services,
    request: &Request,
    number: &str,
    page: u64,
) -> Result<Preview, ServiceError> {
    let draft = discussed(services, number).await?;
    let moment = services.database.snapshot().await?;
    let standing = standing(&moment, request, &draft, Action::Decide).await?;
    let inputs = Box::pin(report_inputs(&moment, &draft, &standing, request.at)).await?;
    let now = Box::pin(compiled(services, &moment, request, &draft, &standing, &inputs)).await?;
    let mut report = now.compiled.report;
    let figures = counted::figures(&moment, &standing.loaded.row).await?;
    let page = page.clamp(1, figures.pages());
    let numbers = ReportFigures::numbers(page);
    let rows = comment::Entity::find()
        .filter(comment::Column::DraftId.eq(draft.draft_id))
        .filter(comment::Column::Number.between(*numbers.start(), *numbers.end()))
        .order_by_asc(comment::Column::Number)
        .all(&moment)
        .await?;
    let all = said(services, &moment, &draft, &inputs.changes, &mut Places::new(), &rows).await?;
    moment.rollback().await?;
    let mut gaps = Vec::new();
    let mut shared = BTreeMap::new();
    for one in all {
        shared.insert(one.number, one.shared_with);
        report.comments.extend(one.comment);
        if let Some(withdrawn) = one.withdrawn {
            report.withdrawn.push(withdrawn);
        }
        gaps.extend(one.gap);
    }
    gaps.append(&mut report.explained_gaps);
    report.explained_gaps = gaps;
    let seen = Seen { version: standing.loaded.row.version, hash: now.hash, sections: inputs.versions };
    Ok(Preview { report, figures, page, shared, readiness: inputs.readiness, seen })
}

/// A report without its comments.
struct CompiledNow {
    compiled: Compiled,
    /// The hash of what a head confirms: of all that is in the report, and of the newest event that may have changed what is said of a
    /// comment. The chain of the ledger holds every comment and every decision before it, so none has to be read for it.
    hash: String,
}

async fn compiled(
    services: &Services,
    connection: &impl ConnectionTrait,
    request: &Request,
    draft: &Discussed,
    standing: &StandingDraft,
    inputs: &ReportInputs,
) -> Result<CompiledNow, ServiceError> {
    let participation = counted::participation(services, connection, draft).await?;
    let compiled = compile(services, connection, draft, standing, inputs, participation, request.at).await?;
    let newest = newest(connection, draft).await?.unwrap_or_default();
    let hash = digest::sha256(format!("{}/{newest}", compiled.report.confirmed_hash()?).as_bytes());
    Ok(CompiledNow { compiled, hash })
}

/// Publishes the report of the placed draft `number`: freezes the revised revision and the report, closes the review,
/// signs the head of the ledger, asks for the letters to those who commented and those who follow. A head does it, and
/// publishes the report that was `seen` or none. However many comments there are, a portion of them is in memory.
///
/// # Errors
/// [`ServiceError::Stale`] if the report is another than the one that was seen; the refusals of
/// [`domain::draft::Placed::publish_report`]: the window is open, comments await a decision, gaps have neither link nor
/// reason; [`domain::draft::Refusal::AlreadyReported`]; [`ServiceError::Denied`].
pub async fn publish(
    services: &Services,
    request: &Request,
    number: &str,
    seen: &Seen,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    let write = services.database.write().await?;
    let standing = standing(&*write, request, &draft, Action::PublishReport).await?;
    let mut inputs = Box::pin(report_inputs(&*write, &draft, &standing, request.at)).await?;
    if usize::try_from(inputs.readiness.awaiting).is_ok_and(|many| many > inputs.readiness.undecided.len()) {
        // The refusal names them all.
        inputs.readiness.undecided = undecided(&*write, draft.draft_id, i64::MAX.unsigned_abs()).await?;
    }
    let reported = standing.stage.clone().publish_report(request.at, &inputs.readiness);
    let reported = reported.map_err(|refused| refused.refusal)?;
    let now = Box::pin(compiled(services, &*write, request, &draft, &standing, &inputs)).await?;
    let version = standing.loaded.row.version;
    if !seen.is(version, &now.hash) {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    let frozen = freeze_report(services, &write, request, &draft, &inputs, now.compiled);
    let (to_revision, figures, sealed) = Box::pin(frozen).await?;
    draft::Entity::update_many()
        .col_expr(draft::Column::Stage, Expr::value(Draft::from(reported).stored().code()))
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&*write)
        .await?;
    let facts = Facts::of("revision", to_revision).and("comments", figures.comments);
    ledger::append(&write, request, "report.published", &draft.subject(), facts.sealing(sealed)).await?;
    heads::sign_report(services, &write, request.at, draft.draft_id).await?;
    search::draft_changed(services, &write, draft.draft_id).await?;
    told::ask(&write, draft.draft_id, request.at).await?;
    write.commit().await
}

/// Writes the revised revision and the report as rows that nothing changes any more.
async fn freeze_report(
    services: &Services,
    write: &Write,
    request: &Request,
    draft: &Discussed,
    inputs: &ReportInputs,
    compiled: Compiled,
) -> Result<(i64, ReportFigures, [Record; 2]), ServiceError> {
    let Compiled { mut report, from_revision, to_revision } = compiled;
    let counted = freeze::comments(services, write, draft, &inputs.changes).await?;
    let figures = counted.figures;
    report.participation = counted.tally.figures();
    let revised = RevisionKind::Revised;
    let (_, revision) = revisions::freeze(write, request, draft.draft_id, revised, &inputs.revised).await?;
    let mut row = report::Model {
        draft_id: draft.draft_id,
        from_revision,
        to_revision,
        // Stored as it is hashed, so that the bytes can be checked with common tools.
        report: canonical::json(&report)?,
        hash: String::new(),
        published_at: request.at,
        published_by: request.user_id(),
        figures: Some(serde_json::to_string(&figures)?),
        causes: Some(serde_json::to_string(&counted.causes)?),
    };
    let text = frozen::hash(&**write, &row).await?;
    row.hash = text.to_string();
    let sealed = [revision, seal::report(&row, text)?];
    report::Entity::insert(row.into_active_model()).exec_without_returning(&**write).await?;
    Ok((to_revision, figures, sealed))
}

/// The published report of a draft, if there is one.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft.
pub async fn published(services: &Services, number: &str) -> Result<Option<PublishedReport>, ServiceError> {
    let connection = &services.database.connection;
    let draft = row(connection, number).await?;
    let Some(row) = report::Entity::find_by_id(draft.id).one(connection).await? else { return Ok(None) };
    let (report, _) = super::shown(connection, &row).await?;
    Ok(Some(PublishedReport {
        report,
        hash: row.hash,
        from_revision: row.from_revision,
        to_revision: row.to_revision,
        published_at: row.published_at,
    }))
}
