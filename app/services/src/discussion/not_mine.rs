//! "I did not write this": the owner of an address says that a comment sent under it is somebody else's. The words stay as
//! those of nobody known; the name and the address leave the database, and whoever holds the receipt is told nothing.

use chrono::{DateTime, Utc};
use domain::discussion::ShownAuthor;
use domain::language::{Language, Localized};
use domain::ledger::{Facts, Record};
use domain::report::ReportedComment;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::backlog;
use super::discussed::{Discussed, public};
use super::hiding_page::stored;
use super::incoming::Received;
use crate::context::{Request, Services};
use crate::entity::{comment, draft};
use crate::error::ServiceError;
use crate::frozen;
use crate::keys::Purpose;
use crate::ledger::{self, seal};
use crate::search;
use crate::storage::Write;

/// What the owner of an address reads before anything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotMinePage {
    /// The number of the draft.
    pub draft_number: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the comment in the draft.
    pub comment: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// When the owner of the address said that it is somebody else's, if that was said.
    pub disowned_at: Option<DateTime<Utc>>,
}

/// The address where the owner of the mailbox says so. Its secret is made of the receipt, but does not lead to it.
pub(crate) fn not_mine_link(
    services: &Services,
    language: Language,
    draft: &Discussed,
    received: &Received,
) -> String {
    let key =
        services.settings.keys.hash(Purpose::NotMine, &named(draft, received.number, &received.receipt));
    format!(
        "{}/{}/drafts/{}/comments/{}/not-mine/{key}",
        services.settings.public_url,
        language.code(),
        draft.number,
        received.number
    )
}

/// The page of the secret address `key`.
///
/// # Errors
/// [`ServiceError::NotFound`] unless the secret is that of the comment.
pub async fn not_mine_page(
    services: &Services,
    number: &str,
    comment: i64,
    key: &str,
) -> Result<NotMinePage, ServiceError> {
    let draft = public(services, number).await?;
    let row = owned(services, &services.database.connection, &draft, comment, key).await?;
    Ok(NotMinePage {
        draft_number: draft.number.clone(),
        title: draft.title.clone(),
        comment,
        received_at: row.received_at,
        disowned_at: row.disowned_at,
    })
}

/// Takes out of the comment, and of a published report, what tells who its author is; said again, it changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] unless the secret is that of the comment.
pub async fn not_mine(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    key: &str,
) -> Result<(), ServiceError> {
    let draft = public(services, number).await?;
    let write = services.database.write().await?;
    let row = owned(services, &*write, &draft, comment, key).await?;
    if row.disowned_at.is_some() {
        return Ok(());
    }
    let version = row.version;
    let mut changed = row.into_active_model();
    changed.author_name = Set(String::new());
    changed.email = Set(String::new());
    changed.bin = Set(None);
    changed.region = Set(None);
    changed.country = Set(None);
    changed.confirmation = Set(None);
    changed.confirm_key = Set(None);
    // Its sender's other comments stay whose they were said to be.
    changed.sending = Set(None);
    changed.name_withheld = Set(true);
    changed.idempotency_key = Set(None);
    // It was made of everything that was sent.
    changed.fingerprint = Set(format!("disowned:{comment}"));
    changed.disowned_at = Set(Some(request.at));
    changed.version = Set(version + 1);
    let changed = changed.update(&*write).await?;
    backlog::forget(&write, &changed, false).await?;
    search::comment_changed(services, &write, draft.draft_id, comment).await?;
    draft::Entity::update_many()
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&*write)
        .await?;
    let mut sealed = vec![seal::comment(&services.settings.keys, &changed)?];
    sealed.extend(in_report(&write, &draft, comment).await?);
    let facts = Facts::of("comment", comment).sealing(sealed);
    ledger::append(&write, request, "comment.disowned", &draft.subject(), facts).await?;
    write.commit().await
}

/// The comment whose secret somebody shows.
async fn owned(
    services: &Services,
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comment: i64,
    key: &str,
) -> Result<comment::Model, ServiceError> {
    let row = stored(connection, draft, comment).await?;
    let is_owner = services.settings.keys.verify(Purpose::NotMine, &named(draft, comment, &row.receipt), key);
    if is_owner { Ok(row) } else { Err(ServiceError::NotFound) }
}

/// What the secret is made of.
fn named(draft: &Discussed, comment: i64, receipt: &str) -> String {
    format!("{}/{comment}/{receipt}", draft.number)
}

/// Takes the same out of the published report, where there is one. Its published hash stays beside it.
async fn in_report(write: &Write, draft: &Discussed, comment: i64) -> Result<Option<Record>, ServiceError> {
    let disown = |one: &mut ReportedComment| one.author = ShownAuthor::disowned(one.author.kind);
    let changed = frozen::change(write, draft.draft_id, comment, disown).await?;
    changed.map(|(report, text)| seal::report(&report, text)).transpose()
}
