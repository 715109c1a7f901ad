//! The register as a list.

use domain::body::BodyId;
use domain::register::Recipients;
use domain::standard::ServiceForm;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::entry::view;
use super::named::named;
use super::standing::RegisterEntry;
use crate::context::Services;
use crate::entity::service::{Column, Entity};
use crate::error::ServiceError;
use crate::page::{self, Page};

/// Which entries are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterFilter {
    /// Of this developing body.
    pub body: Option<BodyId>,
    /// For these recipients; entries for both are found by either.
    pub recipients: Option<Recipients>,
    /// Rendered in this form.
    pub form: Option<ServiceForm>,
    /// Paid or free.
    pub paid: Option<bool>,
    /// With all of these words, in whatever form, in a name or in the code; or with these parts of them as they are typed.
    pub text: String,
    /// Those that are excluded instead of those that stand.
    pub excluded: bool,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// How many; fifty when nobody says, two hundred at most.
    pub limit: Option<u64>,
}

/// The entries that the filter names, by code.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn list(services: &Services, filter: &RegisterFilter) -> Result<Page<RegisterEntry>, ServiceError> {
    let (gone, stands) = (Column::ExcludedAt.is_not_null(), Column::ExcludedAt.is_null());
    let mut query = Entity::find().filter(if filter.excluded { gone } else { stands });
    if let Some(body) = filter.body {
        query = query.filter(Column::DevelopingBodyId.eq(body.0));
    }
    if let Some(recipients) = filter.recipients {
        let codes = [recipients.code(), Recipients::Both.code()];
        query = query.filter(Column::Recipients.is_in(codes));
    }
    if let Some(form) = filter.form {
        // The column holds the codes as a JSON list.
        let quoted = serde_json::to_string(&form)?;
        query = query.filter(Expr::col((Entity, Column::Forms)).like(page::containing(&quoted)));
    }
    if let Some(paid) = filter.paid {
        query = query.filter(Column::Paid.eq(paid));
    }
    if let Some(named) = named(services, &filter.text).await? {
        query = query.filter(named);
    }
    if let Some(after) = &filter.after {
        query = query.filter(Column::Code.gt(after));
    }
    let limit = page::size(filter.limit);
    let rows = query.order_by_asc(Column::Code).limit(limit + 1).all(&services.database.connection).await?;
    let entries = rows.into_iter().map(view).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::of(entries, limit, |entry| entry.entry.code.clone()))
}
