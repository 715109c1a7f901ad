//! What the order on a draft says beside the page of approval: the clauses of an amendment, the reasons of a cancellation, and the
//! act that either concerns (Art. 10(1), R15-10).

use domain::language::Localized;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::approval::{ApprovalPage, approval};
use crate::context::{Request, Services};
use crate::drafts::frozen_clauses::frozen_clauses;
use crate::drafts::load::load;
use crate::drafts::reasons::reasons_of;
use crate::drafts::{StandardName, WordedClauses};
use crate::entity::revision;
use crate::error::ServiceError;

/// What the order on a draft says.
#[derive(Clone, Debug)]
pub struct OrderPage {
    /// The page of approval.
    pub page: ApprovalPage,
    /// The act that the text starts from; nothing for the first standard of a service, and where it starts from a report.
    pub base: Option<StandardName>,
    /// The clauses that lead from that act to the text, in the words with which it was sent; none where it changes nothing.
    pub clauses: WordedClauses,
    /// The reasons of a cancellation, in CommonMark; blank where it is none.
    pub reasons: Localized,
}

/// What the order on the draft `number` says, once it was sent to the coordinating bodies.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft, or it was never sent; [`ServiceError::Denied`] unless the actor writes for
/// the body of the draft.
pub async fn order(services: &Services, request: &Request, number: &str) -> Result<OrderPage, ServiceError> {
    let connection = &services.database.connection;
    let page = approval(services, request, number).await?;
    let sent = page.text.as_ref().ok_or(ServiceError::NotFound)?.revision;
    let row = load(connection, number).await?.row;
    let text = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(row.id))
        .filter(revision::Column::Number.eq(sent))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let (base, clauses) = frozen_clauses(connection, &row, &text).await?.unzip();
    Ok(OrderPage {
        base: base.and_then(|base| base.standard.as_ref().map(StandardName::of)),
        clauses: clauses.unwrap_or_default(),
        reasons: reasons_of(&row)?,
        page,
    })
}
