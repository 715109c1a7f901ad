//! A named entity confirms by the link of a letter that a comment is its own.

use domain::discussion::{AuthorKind, Confirmation};
use domain::language::Localized;
use domain::ledger::Facts;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::discussed::discussed;
use super::read::number_of;
use super::view::known;
use crate::context::{Request, Services};
use crate::entity::comment::{Column, Entity, Model};
use crate::entity::draft;
use crate::error::ServiceError;
use crate::keys::Purpose;
use crate::ledger::{self, seal};

/// What the holder of the link confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmable {
    /// The number of the draft.
    pub draft_number: String,
    /// The name of the service.
    pub title: Localized,
    /// What the author is.
    pub kind: AuthorKind,
    /// The name that stands with the comments.
    pub name: String,
    /// The comments of the sending: number and words.
    pub comments: Vec<(i64, String)>,
    /// Whether they were confirmed before.
    pub confirmed: bool,
}

/// What a link confirms; opening it changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`] if the link is of no comment.
pub async fn confirmable(services: &Services, key: &str) -> Result<Confirmable, ServiceError> {
    let connection = &services.database.connection;
    let rows = of_link(services, connection, key).await?;
    let first = rows.first().ok_or(ServiceError::NotFound)?;
    let number = number_of(services, first.draft_id).await?;
    let draft = discussed(services, &number).await?;
    Ok(Confirmable {
        draft_number: number,
        title: draft.title.clone(),
        kind: known(AuthorKind::from_code(&first.author_kind), &first.author_kind)?,
        name: first.author_name.clone(),
        confirmed: rows.iter().all(is_confirmed),
        comments: rows.into_iter().map(|row| (row.number, row.text)).collect(),
    })
}

/// Confirms the comments of a link, the whole sending; done again, it changes nothing.
///
/// # Errors
/// As [`confirmable`].
pub async fn confirm(services: &Services, request: &Request, key: &str) -> Result<(), ServiceError> {
    let number = confirmable(services, key).await?.draft_number;
    let draft = discussed(services, &number).await?;
    let write = services.database.write().await?;
    let rows = of_link(services, &*write, key).await?;
    let mut numbers = Vec::with_capacity(rows.len());
    let mut sealed = Vec::with_capacity(rows.len());
    for mut row in rows.into_iter().filter(|row| !is_confirmed(row)) {
        row.confirmation = Some(Confirmation::Confirmed.code().to_owned());
        Entity::update_many()
            .col_expr(Column::Confirmation, Expr::value(row.confirmation.clone()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(row.id))
            .exec(&*write)
            .await?;
        numbers.push(row.number);
        sealed.push(seal::comment(&services.settings.keys, &row)?);
    }
    if numbers.is_empty() {
        return Ok(());
    }
    // The draft is another one from now on for those who keep its pages.
    draft::Entity::update_many()
        .col_expr(draft::Column::Version, Expr::col(draft::Column::Version).add(1))
        .filter(draft::Column::Id.eq(draft.draft_id))
        .exec(&*write)
        .await?;
    let facts = Facts::of("comments", numbers).sealing(sealed);
    ledger::append(&write, request, "comment.confirmed", &draft.subject(), facts).await?;
    write.commit().await
}

fn is_confirmed(row: &Model) -> bool {
    row.confirmation.as_deref() == Some(Confirmation::Confirmed.code())
}

/// The comments of the sending to which the link belongs, by number.
async fn of_link(
    services: &Services,
    connection: &impl ConnectionTrait,
    key: &str,
) -> Result<Vec<Model>, ServiceError> {
    let hash = services.settings.keys.hash(Purpose::Confirmation, key);
    let row = Entity::find().filter(Column::ConfirmKey.eq(hash)).one(connection).await?;
    let row = row.ok_or(ServiceError::NotFound)?;
    let Some(sending) = &row.sending else { return Ok(vec![row]) };
    let together = Entity::find()
        .filter(Column::Sending.eq(sending))
        .filter(Column::DraftId.eq(row.draft_id))
        .order_by_asc(Column::Number);
    Ok(together.all(connection).await?)
}
