//! Whose agreement a text needs, as the bodies and the register stand today (RC-2, RC-4).

use chrono::NaiveDate;
use domain::body::{BodyId, BodyKind};
use domain::coordination::{CoordinatingBody, RequiredBody, required};
use domain::standard::Content;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use crate::entity::body;
use crate::error::ServiceError;
use crate::register;

/// The bodies whose agreement the law asks for. Whom the drafter asked besides stands in the round.
pub(super) async fn required_today(
    connection: &impl ConnectionTrait,
    service_id: i64,
    content: &Content,
    today: NaiveDate,
) -> Result<Vec<RequiredBody>, ServiceError> {
    let entry = register::by_id(connection, service_id).await?.entry;
    let rows = body::Entity::find().order_by_asc(body::Column::Id).all(connection).await?;
    let bodies: Vec<CoordinatingBody> = rows.iter().map(|row| coordinating(row, today)).collect();
    Ok(required(content, &entry, &bodies, &[]))
}

fn coordinating(row: &body::Model, today: NaiveDate) -> CoordinatingBody {
    CoordinatingBody {
        id: BodyId(row.id),
        // A row of an unknown kind can only come from a newer program; the law asks it for nothing here.
        kind: BodyKind::from_code(&row.kind).unwrap_or(BodyKind::Local),
        reports_to_president: row.reports_to_president,
        successor: row.successor_id.map(BodyId),
        abolished: row.abolished_on.is_some_and(|on| on <= today),
    }
}
