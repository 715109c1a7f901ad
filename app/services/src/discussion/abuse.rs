//! Reports of readers about comments: they wait for whoever may hide words, and by themselves they change nothing.

use domain::access::{Action, Resource, allow};
use domain::body::BodyId;
use domain::discussion::AbuseInput;
use domain::language::Localized;
use domain::ledger::Facts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use super::abuse_rows::{AbuseOutcome, AbuseRecord, SHOWN, record, settle};
use super::discussed::{discussed, public};
use super::hide::invalid;
use super::hiding_page::stored;
use crate::context::{Request, Services};
use crate::entity::{abuse_report, draft};
use crate::error::ServiceError;
use crate::ledger;

/// A report in the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbuseItem {
    /// The number of the draft.
    pub number: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the comment in the draft.
    pub comment: i64,
    /// What was reported.
    pub report: AbuseRecord,
}

/// Takes a report of anybody about a comment whose words everybody reads.
///
/// # Errors
/// [`ServiceError::Invalid`] with every problem of the form, with `not_read` where nobody reads the words;
/// [`ServiceError::NotFound`].
pub async fn report_abuse(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    input: &AbuseInput,
) -> Result<(), ServiceError> {
    let draft = public(services, number).await?;
    let new = input.parse().map_err(|problems| invalid(&problems))?;
    let write = services.database.write().await?;
    let row = stored(&*write, &draft, comment).await?;
    if row.hidden.is_some() || row.withdrawn_at.is_some() {
        return Err(ServiceError::field("kind", "not_read"));
    }
    let report = abuse_report::ActiveModel {
        draft_id: Set(draft.draft_id),
        comment: Set(comment),
        kind: Set(new.kind.code().to_owned()),
        words: Set(new.words),
        reported_at: Set(request.at),
        ..Default::default()
    };
    abuse_report::Entity::insert(report).exec_without_returning(&*write).await?;
    let facts = Facts::of("comment", comment).and("kind", new.kind.code());
    ledger::append(&write, request, "comment.reported", &draft.subject(), facts).await?;
    write.commit().await
}

/// The reports that wait for the actor, the oldest first: those on drafts of bodies for which the actor may hide words.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn abuse_inbox(services: &Services, request: &Request) -> Result<Vec<AbuseItem>, ServiceError> {
    let may_hide =
        |body: BodyId| allow(&request.actor, Action::HideComment, &Resource::Draft { body }).is_ok();
    let bodies = request.actor.memberships().iter().map(|membership| membership.body);
    let bodies: Vec<i64> = bodies.filter(|body| may_hide(*body)).map(|body| body.0).collect();
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let of_bodies = sea_orm::sea_query::Query::select()
        .column(draft::Column::Id)
        .from(draft::Entity)
        .and_where(draft::Column::BodyId.is_in(bodies))
        .to_owned();
    let connection = &services.database.connection;
    let rows = abuse_report::Entity::find()
        .filter(abuse_report::Column::SettledAt.is_null())
        .filter(abuse_report::Column::DraftId.in_subquery(of_bodies))
        .order_by_asc(abuse_report::Column::Id)
        .limit(SHOWN)
        .all(connection)
        .await?;
    let drafts = draft::Entity::find()
        .filter(draft::Column::Id.is_in(rows.iter().map(|row| row.draft_id)))
        .all(connection)
        .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(of) = drafts.iter().find(|draft| draft.id == row.draft_id) else { continue };
        items.push(AbuseItem {
            number: of.number.clone(),
            title: Localized::new(&of.title_kk, &of.title_ru, &of.title_en),
            comment: row.comment,
            report: record(row)?,
        });
    }
    Ok(items)
}

/// Answers the reports on a comment by leaving its words to be read.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] with `no_report` where none
/// waits; [`ServiceError::NotFound`].
pub async fn leave(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let write = services.database.write().await?;
    stored(&*write, &draft, comment).await?;
    if settle(&write, request, &draft, comment, AbuseOutcome::Left).await? == 0 {
        return Err(ServiceError::field("reports", "no_report"));
    }
    let facts = Facts::of("comment", comment);
    ledger::append(&write, request, "reports.answered", &draft.subject(), facts).await?;
    write.commit().await
}
