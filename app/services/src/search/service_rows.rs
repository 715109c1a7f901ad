//! The rows of a service: its entry in the register, and the text of its newest standard.

use domain::language::Localized;
use domain::standard::Content;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::keep::{forget_service, insert};
use super::kind::FoundKind;
use super::text_rows::NewRow;
use crate::entity::{service, standard};
use crate::error::ServiceError;
use crate::storage::Write;

/// Writes anew what of a service can be found.
pub(crate) async fn service_changed(write: &Write, service_id: i64) -> Result<(), ServiceError> {
    forget_service(write, service_id).await?;
    let Some(service) = service::Entity::find_by_id(service_id).one(&**write).await? else { return Ok(()) };
    // What is excluded is found among the excluded ones alone.
    if service.excluded_at.is_some() {
        return Ok(());
    }
    let name = Localized::new(&service.name_kk, &service.name_ru, &service.name_en);
    let named = |row: NewRow| {
        let row = row.of_service(service.id).of_body(service.developing_body_id);
        row.titled(&name).numbered(&service.code)
    };
    let mut rows = vec![named(NewRow::new(FoundKind::Service, service.id, service.included_on))];
    let newest = standard::Entity::find()
        .filter(standard::Column::ServiceId.eq(service_id))
        .filter(standard::Column::Kind.ne("cancelled"))
        .order_by_desc(standard::Column::Number)
        .one(&**write)
        .await?;
    if let Some(standard) = newest {
        let content: Content = serde_json::from_str(&standard.content)?;
        let on = standard.effective_on.unwrap_or(standard.order_on);
        let row = named(NewRow::new(FoundKind::Standard, standard.id, on));
        rows.push(row.numbered(&standard.order_number).with_clauses(&content));
    }
    insert(write, rows).await
}
