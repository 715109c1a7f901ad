//! A comment that came too late: refused, counted, never kept (R15-4). An attempt is a well-formed comment; the same text
//! sent again counts once.

use chrono::{DateTime, Utc};
use domain::draft::{Draft, Refusal};
use domain::ledger::Facts;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::discussed::Discussed;
use super::incoming::{Channel, Received};
use crate::context::{Request, Services};
use crate::drafts::load::load_placed;
use crate::entity::{draft, late_attempt};
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// Counts the attempt of a moment and answers with the closing moment and the time of arrival.
pub(super) async fn refuse(
    services: &Services,
    request: &Request,
    draft: &Discussed,
    (channel, at): (Channel, DateTime<Utc>),
    fingerprint: String,
) -> Result<Received, ServiceError> {
    // Sent again and again, it takes no writer's time.
    if is_counted(&services.database.connection, draft, &fingerprint).await? {
        return refused(services, draft, at).await;
    }
    let write = services.database.write().await?;
    let loaded = load_placed(&*write, &draft.number, &draft.stage.placement).await?;
    let late = refusal(&loaded.draft, at)?;
    if is_counted(&*write, draft, &fingerprint).await? {
        return Err(late.into());
    }
    let counted = loaded.draft.late_attempt();
    draft::Entity::update_many()
        .col_expr(draft::Column::LateCount, Expr::value(i64::from(counted.late_attempts())))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&*write)
        .await?;
    let attempt = late_attempt::ActiveModel {
        draft_id: Set(draft.draft_id),
        at: Set(at),
        channel: Set(channel.code().to_owned()),
        fingerprint: Set(Some(fingerprint)),
        ..Default::default()
    };
    let attempt = attempt.insert(&*write).await?;
    let facts = Facts::of("channel", channel.code()).sealing([seal::late(&attempt)?]);
    ledger::append(&write, request, "comment.late", &draft.subject(), facts).await?;
    write.commit().await?;
    Err(late.into())
}

/// Answers in the same way, and counts nothing: what is no well-formed comment is no attempt.
pub(super) async fn refuse_uncounted(
    services: &Services,
    request: &Request,
    draft: &Discussed,
) -> Result<Received, ServiceError> {
    refused(services, draft, request.at).await
}

async fn refused(
    services: &Services,
    draft: &Discussed,
    at: DateTime<Utc>,
) -> Result<Received, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load_placed(connection, &draft.number, &draft.stage.placement).await?;
    Err(refusal(&loaded.draft, at)?.into())
}

/// The law's refusal of a comment that came too late.
///
/// # Errors
/// Any other refusal: the draft has been withdrawn meanwhile.
fn refusal(draft: &Draft, at: DateTime<Utc>) -> Result<Refusal, ServiceError> {
    match draft.receive(at) {
        Err(late @ Refusal::DiscussionClosed { .. }) => Ok(late),
        Err(other) => Err(other.into()),
        Ok(()) => Err(ServiceError::internal("a comment in time was taken for a late one")),
    }
}

async fn is_counted(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    fingerprint: &str,
) -> Result<bool, ServiceError> {
    let known = late_attempt::Entity::find()
        .filter(late_attempt::Column::DraftId.eq(draft.draft_id))
        .filter(late_attempt::Column::Fingerprint.eq(fingerprint))
        .one(connection)
        .await?;
    Ok(known.is_some())
}
