//! Publishing the closing report (R15-8): what it holds is frozen under a hash, and the draft is reported.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::access::Action;
use domain::discussion::Outcome;
use domain::draft::Draft;
use domain::ledger::{Facts, Record};
use domain::report::{ClosingReport, ReportReadiness, canonical};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};

use super::compile::{Compiled, compile};
use super::inputs::{ReportInputs, report_inputs};
use super::prepared::Prepared;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::digest;
use crate::discussion::{Discussed, discussed, row, standing};
use crate::drafts::addressees::addressees;
use crate::drafts::{DraftSummary, RevisionKind, Seen, revisions, summary};
use crate::entity::{draft, report};
use crate::error::ServiceError;
use crate::ledger::{self, heads, seal};
use crate::letters::{DecidedComment, Letter};
use crate::outbox::{self, Message};
use crate::search;
use crate::storage::Write;

/// The report before it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// As it would be published now; comments that await a decision are left out.
    pub report: ClosingReport,
    /// What still stands in its way.
    pub readiness: ReportReadiness,
    /// What is shown by showing the report: what a head confirms.
    pub seen: Seen,
}

/// A published report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    standing(connection, request, &draft, Action::Decide).await?;
    Ok(report_inputs(connection, &draft, request.at).await?.readiness)
}

/// The report as it would be published at the instant of the request.
///
/// # Errors
/// As [`readiness`].
pub async fn preview(services: &Services, request: &Request, number: &str) -> Result<Preview, ServiceError> {
    let draft = discussed(services, number).await?;
    let connection = &services.database.connection;
    let standing = standing(connection, request, &draft, Action::Decide).await?;
    let inputs = report_inputs(connection, &draft, request.at).await?;
    let compiled = compile(services, connection, &draft, &standing, &inputs, request.at).await?;
    let seen = Seen {
        version: standing.loaded.row.version,
        hash: compiled.report.confirmed_hash()?,
        sections: inputs.versions,
    };
    Ok(Preview { report: compiled.report, readiness: inputs.readiness, seen })
}

/// Publishes the report of the placed draft `number`: freezes the revised revision and the report, closes the review,
/// signs the head of the ledger, tells those who commented and those who follow. A head does it, and publishes the report that
/// was `seen` or none.
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
) -> Result<PublishedReport, ServiceError> {
    let draft = discussed(services, number).await?;
    let prepared = Box::pin(Prepared::read(services, request, &draft)).await?;
    let write = services.database.write().await?;
    let standing = standing(&*write, request, &draft, Action::PublishReport).await?;
    let now = prepared.now(services, &write, request, &draft, &standing);
    let (inputs, compiled) = Box::pin(now).await?;
    let reported = standing.stage.publish_report(request.at, &inputs.readiness);
    let reported = reported.map_err(|refused| refused.refusal)?;
    let version = standing.loaded.row.version;
    if !seen.is(version, &compiled.report.confirmed_hash()?) {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    let (published, sealed) = freeze(&write, request, &draft, &inputs, compiled).await?;
    draft::Entity::update_many()
        .col_expr(draft::Column::Stage, Expr::value(Draft::from(reported).stored().code()))
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&*write)
        .await?;
    let facts = Facts::of("revision", published.to_revision).and("comments", published.report.comments.len());
    ledger::append(&write, request, "report.published", &draft.subject(), facts.sealing(sealed)).await?;
    heads::sign_report(services, &write, request.at, draft.draft_id).await?;
    search::draft_changed(services, &write, draft.draft_id).await?;
    let summary = summary::one(&*write, standing.loaded.row, request.at).await?;
    let letters = letters(services, &write, &summary, &published.report).await?;
    let letters = letters.into_iter().map(|letter| (letter, request.at)).collect();
    outbox::enqueue_all(&*write, letters).await?;
    write.commit().await?;
    Ok(published)
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

/// Writes the revised revision and the report as rows that nothing changes any more.
async fn freeze(
    write: &Write,
    request: &Request,
    draft: &Discussed,
    inputs: &ReportInputs,
    compiled: Compiled,
) -> Result<(PublishedReport, [Record; 2]), ServiceError> {
    let Compiled { report, from_revision, to_revision } = compiled;
    let revised = RevisionKind::Revised;
    let (_, revision) = revisions::freeze(write, request, draft.draft_id, revised, &inputs.revised).await?;
    // Stored as it is hashed, so that the bytes of the row can be checked with common tools.
    let text = canonical::json(&report)?;
    let hash = digest::sha256(text.as_bytes());
    let row = report::Model {
        draft_id: draft.draft_id,
        from_revision,
        to_revision,
        report: text,
        hash: hash.clone(),
        published_at: request.at,
        published_by: request.user_id(),
    };
    let sealed = [revision, seal::report(&row)?];
    report::Entity::insert(row.into_active_model()).exec_without_returning(&**write).await?;
    Ok((PublishedReport { report, hash, from_revision, to_revision, published_at: request.at }, sealed))
}

/// One letter to each address: to the receipt of who commented once, to the report for everybody else, with what was decided
/// on each comment of the reader.
async fn letters(
    services: &Services,
    write: &Write,
    summary: &DraftSummary,
    report: &ClosingReport,
) -> Result<Vec<Message>, ServiceError> {
    let outcomes: HashMap<i64, Outcome> =
        report.comments.iter().map(|comment| (comment.number, comment.outcome)).collect();
    let readers = addressees(services, write, summary, "/report").await?;
    let letters = readers.into_iter().map(|reader| {
        let decided = reader.own.iter().filter_map(|(comment, link)| {
            let outcome = *outcomes.get(comment)?;
            Some(DecidedComment { comment: *comment, outcome, link: link.clone() })
        });
        let letter = Letter::Reported {
            number: summary.number.clone(),
            title: summary.title.clone(),
            link: reader.link.clone(),
            decided: decided.collect(),
            end: reader.end.clone(),
        };
        reader.message(services, &letter)
    });
    Ok(letters.collect())
}
