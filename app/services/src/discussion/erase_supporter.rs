//! Taking out of a support, on a lawful demand, what tells who sent it: it stays counted, with its number and its moment. What
//! was fixed in the ledger stays there as a hash; what is left is sealed anew.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use domain::discussion::AuthorKind;
use domain::discussion::hiding::because;
use domain::language::Localized;
use domain::ledger::Facts;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};

use super::discussed::{Discussed, discussed};
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::{comment_support, erasure};
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// A support on the page where its sender is taken out. A shape of its own, because it holds a name that may be withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupporterPage {
    /// The number of the draft.
    pub number: String,
    /// The name of the service.
    pub title: Localized,
    /// The number of the comment.
    pub comment: i64,
    /// The number of the support among those of the comment.
    pub support: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// What the supporter is.
    pub kind: AuthorKind,
    /// The name; empty where it was taken out.
    pub name: String,
    /// Whether what tells who supports was taken out.
    pub is_erased: bool,
}

/// The support `support` of a comment, for a head of the body.
///
/// # Errors
/// [`ServiceError::Denied`], [`ServiceError::NotFound`].
pub async fn supporter_page(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    support: i64,
) -> Result<SupporterPage, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let row = stored(&services.database.connection, &draft, comment, support).await?;
    Ok(SupporterPage {
        number: draft.number.clone(),
        title: draft.title.clone(),
        comment,
        support,
        received_at: row.received_at,
        kind: known(AuthorKind::from_code(&row.author_kind), &row.author_kind)?,
        is_erased: is_erased(&row),
        name: row.author_name,
    })
}

/// Takes the name and the e-mail out of a support for good; said again, it changes nothing.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] without a demand;
/// [`ServiceError::NotFound`].
pub async fn erase_supporter(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
    support: i64,
    demand: &str,
) -> Result<(), ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::HideComment, &draft.resource())?;
    let demand = because("demand", demand).map_err(|(field, code)| ServiceError::field(field, code))?;
    let write = services.database.write().await?;
    let row = stored(&*write, &draft, comment, support).await?;
    if is_erased(&row) {
        return Ok(());
    }
    let mut row = row.into_active_model();
    row.author_name = Set(String::new());
    row.email = Set(None);
    row.name_withheld = Set(true);
    // Both were made of what is taken out.
    row.person = Set(None);
    row.sending = Set(None);
    let row = row.update(&*write).await?;
    let kept = erasure::ActiveModel {
        draft_id: Set(draft.draft_id),
        comment: Set(comment),
        support: Set(Some(support)),
        words: Set(false),
        person: Set(true),
        demand: Set(demand),
        at: Set(request.at),
        by: Set(request.user_id()),
        ..Default::default()
    };
    let kept = kept.insert(&*write).await?;
    let keys = &services.settings.keys;
    let sealed = [seal::support(keys, &row)?, seal::erasure(keys, &kept)?];
    let facts = Facts::of("comment", comment).and("support", support).sealing(sealed);
    ledger::append(&write, request, "support.erased", &draft.subject(), facts).await?;
    write.commit().await
}

/// Whether nothing is left that tells who sent a support: none arrives without a name.
const fn is_erased(row: &comment_support::Model) -> bool {
    row.author_name.is_empty() && row.email.is_none()
}

/// The support of a number as it is stored.
async fn stored(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comment: i64,
    support: i64,
) -> Result<comment_support::Model, ServiceError> {
    let found = comment_support::Entity::find()
        .filter(comment_support::Column::DraftId.eq(draft.draft_id))
        .filter(comment_support::Column::Comment.eq(comment))
        .filter(comment_support::Column::Number.eq(support))
        .one(connection)
        .await?;
    found.ok_or(ServiceError::NotFound)
}
