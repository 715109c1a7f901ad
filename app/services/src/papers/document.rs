//! One edition of a paper with everything that its file says.

use domain::access::{Action, allow};
use domain::draft::DraftKind;
use domain::paper::{PaperKind, PaperText};
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::kept::{PaperEdition, PaperStamp, newest, row, stamps};
use super::public::public_papers;
use super::texts::public_texts;
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::drafts::load::load;
use crate::drafts::summary::one;
use crate::drafts::{DraftSummary, public_summary};
use crate::entity::revision;
use crate::error::ServiceError;
use crate::reading::{BodyName, body_name};

/// An edition of a paper as a document tells it.
#[derive(Clone, Debug)]
pub struct PaperDocument {
    /// The draft.
    pub summary: DraftSummary,
    /// The body that develops it.
    pub body: BodyName,
    /// The edition.
    pub paper: PaperEdition,
    /// The text that an order on a first standard approves, as its appendix; nothing where it was changed since.
    pub appendix: Option<Content>,
}

/// The newest edition of a paper at the desk.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such draft or nobody kept the paper; [`ServiceError::Denied`] unless the actor writes
/// for its body.
pub async fn kept_paper(
    services: &Services,
    request: &Request,
    number: &str,
    kind: PaperKind,
) -> Result<PaperDocument, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let newest = newest(connection, loaded.row.id, kind).await?.ok_or(ServiceError::NotFound)?;
    let current = current_content(connection, loaded.row.id).await?;
    let body = body_name(connection, loaded.row.body_id).await?;
    let summary = one(connection, loaded.row, request.at).await?;
    let texts = public_texts(services, &summary, request.at).await?;
    let stamps = stamps(connection, summary.id, &texts).await?;
    let stamp = stamps.into_iter().find(|one| one.kind == kind && one.edition == newest.edition);
    let stamp = stamp.ok_or(ServiceError::NotFound)?;
    let appendix = match frozen(connection, &summary, &stamp).await? {
        None if is_appended(&summary, &stamp) => {
            Some(current).filter(|text| text.hash().to_string() == stamp.content)
        }
        found => found,
    };
    let text: PaperText = serde_json::from_str(&newest.text)?;
    Ok(PaperDocument { summary, body, paper: PaperEdition { stamp, text, saved_by: None }, appendix })
}

/// An edition of a paper that the public reads.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such placed draft or no such public edition.
pub async fn public_paper(
    services: &Services,
    request: &Request,
    number: &str,
    kind: PaperKind,
    edition: i64,
) -> Result<PaperDocument, ServiceError> {
    let connection = &services.database.connection;
    let public = public_papers(services, request, number).await?;
    let stamp = public.into_iter().find(|one| one.kind == kind && one.edition == edition);
    let stamp = stamp.ok_or(ServiceError::NotFound)?;
    let summary = public_summary(services, number, request.at).await?;
    let row = row(connection, summary.id, kind, edition).await?;
    let body = body_name(connection, summary.body.0).await?;
    let appendix = frozen(connection, &summary, &stamp).await?;
    let text: PaperText = serde_json::from_str(&row.text)?;
    Ok(PaperDocument { summary, body, paper: PaperEdition { stamp, text, saved_by: None }, appendix })
}

/// Whether the text of the standard stands behind the paper: an amendment and a cancellation repeat none.
fn is_appended(summary: &DraftSummary, stamp: &PaperStamp) -> bool {
    stamp.kind == PaperKind::Order && summary.kind == DraftKind::New
}

/// The frozen text that an order was written for.
async fn frozen(
    connection: &impl ConnectionTrait,
    summary: &DraftSummary,
    stamp: &PaperStamp,
) -> Result<Option<Content>, ServiceError> {
    if !is_appended(summary, stamp) {
        return Ok(None);
    }
    let found = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(summary.id))
        .filter(revision::Column::Hash.eq(&stamp.content))
        .one(connection)
        .await?;
    Ok(found.map(|row| serde_json::from_str(&row.content)).transpose()?)
}
