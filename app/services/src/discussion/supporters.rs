//! Who supported a comment, as anybody may know them.

use chrono::{DateTime, Utc};
use domain::discussion::{AuthorKind, Confirmation, Region, ShownAuthor, Withheld};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::discussed::public;
use super::read::comment;
use super::view::{CommentView, known};
use crate::context::Services;
use crate::entity::comment_support;
use crate::error::ServiceError;

/// How many supporters stand on a page.
const PAGE: i64 = 100;

/// A support as anybody may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupporterView {
    /// Its number among those of the comment.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// Who supports; without the name if they asked that it be withheld.
    pub supporter: ShownAuthor,
}

/// A page of those who support a comment, by number; without names where its words are not read by everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportersPage {
    /// The comment.
    pub comment: CommentView,
    /// The supporters of this page.
    pub supporters: Vec<SupporterView>,
    /// Which page this is, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
}

/// Those who support a comment on the placed draft `number`, a page of them.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such comment or page.
pub async fn supporters(
    services: &Services,
    number: &str,
    of: i64,
    page: u64,
) -> Result<SupportersPage, ServiceError> {
    let comment = comment(services, number, of).await?;
    let draft = public(services, number).await?;
    let many = i64::try_from(comment.supports).unwrap_or(i64::MAX);
    let pages = (many.max(1) + PAGE - 1) / PAGE;
    let wanted = i64::try_from(page).unwrap_or(i64::MAX);
    if !(1..=pages).contains(&wanted) {
        return Err(ServiceError::NotFound);
    }
    let rows = comment_support::Entity::find()
        .filter(comment_support::Column::DraftId.eq(draft.draft_id))
        .filter(comment_support::Column::Comment.eq(of))
        .filter(comment_support::Column::Number.gt((wanted - 1) * PAGE))
        .filter(comment_support::Column::Number.lte(wanted * PAGE))
        .order_by_asc(comment_support::Column::Number)
        .all(&services.database.connection)
        .await?;
    let mut supporters = rows.iter().map(shown).collect::<Result<Vec<_>, _>>()?;
    if !comment.is_read() {
        for one in &mut supporters {
            one.supporter.hide();
        }
    }
    Ok(SupportersPage { comment, supporters, page, pages: u64::try_from(pages).unwrap_or(1) })
}

fn shown(row: &comment_support::Model) -> Result<SupporterView, ServiceError> {
    Ok(SupporterView { number: row.number, received_at: row.received_at, supporter: supporter(row)? })
}

/// Who sent a support, as anybody may know them.
pub(super) fn supporter(row: &comment_support::Model) -> Result<ShownAuthor, ServiceError> {
    let kind = known(AuthorKind::from_code(&row.author_kind), &row.author_kind)?;
    let region = row.region.as_deref().map(|code| known(Region::from_code(code), code)).transpose()?;
    let withheld = row.name_withheld.then_some(Withheld { region });
    let shown = ShownAuthor::of(kind, &row.author_name, withheld);
    // No letter asks a named entity whether a support is its own.
    let is_open = shown.name.is_some() && kind.is_confirmed_by_letter();
    Ok(ShownAuthor { confirmation: is_open.then_some(Confirmation::Unconfirmed), ..shown })
}
