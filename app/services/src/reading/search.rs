//! One search over services, placed drafts and bodies; case is folded here, so that Cyrillic is too.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::body_name::{BodyName, body_names};
use super::register::{ServiceLine, folded, lines, matching, open_by_service, wanted};
use super::summaries::{PublicDraftSummary, summaries};
use crate::context::{Request, Services};
use crate::entity::{draft, placement, service};
use crate::error::ServiceError;

/// How many of each kind are shown.
const MOST: u64 = 20;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct SearchResults {
    /// Services of the register.
    pub services: Vec<ServiceLine>,
    /// Placed drafts, newest first.
    pub drafts: Vec<PublicDraftSummary>,
    /// Bodies.
    pub bodies: Vec<BodyName>,
}

impl SearchResults {
    /// How many things were found.
    pub fn total(&self) -> u64 {
        u64::try_from(self.services.len() + self.drafts.len() + self.bodies.len()).unwrap_or(u64::MAX)
    }
}

/// Searches services, placed drafts and bodies for every word of `text`.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn search(
    services: &Services,
    request: &Request,
    text: &str,
) -> Result<SearchResults, ServiceError> {
    let wanted = wanted(text);
    if wanted.is_empty() {
        return Ok(SearchResults::default());
    }
    let connection = &services.database.connection;
    let named = body_names(connection).await?;
    let open = open_by_service(services, request).await?;
    let rows = matching(service::Entity::find(), text)
        .order_by_asc(service::Column::Code)
        .limit(MOST)
        .all(connection)
        .await?;
    let found_services = lines(rows, &named, &open);

    let placed: Vec<i64> = placement::Entity::find()
        .select_only()
        .column(placement::Column::DraftId)
        .order_by_desc(placement::Column::PlacedAt)
        .into_tuple()
        .all(connection)
        .await?;
    let rows = draft::Entity::find()
        .filter(draft::Column::Id.is_in(placed))
        .order_by_desc(draft::Column::Id)
        .all(connection)
        .await?;
    let suits = |texts: &[&str]| {
        let text = folded(&texts.join(" "));
        wanted.split(' ').all(|word| text.contains(word))
    };
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let rows = rows
        .into_iter()
        .filter(|row| suits(&[&row.number, &row.title_kk, &row.title_ru, &row.title_en]))
        .take(most)
        .collect();
    let drafts = summaries(connection, rows, request.at).await?;
    let mut bodies: Vec<BodyName> = named
        .into_values()
        .filter(|body| suits(&[&body.code, &body.name.kk, &body.name.ru, &body.name.en]))
        .take(most)
        .collect();
    bodies.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(SearchResults { services: found_services, drafts, bodies })
}
