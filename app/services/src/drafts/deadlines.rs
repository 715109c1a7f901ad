//! The terms of the law that run for a draft, each with its due and its actual date.

use chrono::NaiveDate;
use domain::draft::DraftKind;
use domain::law;
use domain::time::Deadline;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::summary::DraftSummary;
use crate::calendar;
use crate::context::Services;
use crate::entity::{draft, standard};
use crate::error::ServiceError;

/// A term of the law and the date on which it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedDeadline {
    /// The term: rule, article, due date and how it was counted.
    pub deadline: Deadline,
    /// The date on which what it asks was done; absent as long as it was not.
    pub met_on: Option<NaiveDate>,
}

/// The terms that run for a draft: placement (R15-2) from inclusion in the register, approval (R13-2) from the approval of
/// the register, the discussion (R15-3) from placement. They follow the edition that was in force at placement.
/// Approval is met on the date of the order.
///
/// # Errors
/// [`ServiceError`] if the database does not answer.
pub async fn deadlines(
    services: &Services,
    summary: &DraftSummary,
) -> Result<Vec<DatedDeadline>, ServiceError> {
    let calendar = calendar::effective(&services.database).await?;
    let edition = law::edition(&summary.edition).unwrap_or_else(|| law::in_force_on(summary.included_on));
    let window = summary.placement.as_ref().map(|placement| &placement.window);
    let is_new = summary.kind == DraftKind::New;
    let approved_on = match summary.approved_at {
        Some(_) => order_date(services, summary.id).await?,
        None if is_new => order_date_elsewhere(services, summary.id).await?,
        None => None,
    };
    let placement = is_new.then(|| DatedDeadline {
        deadline: edition.placement.deadline(summary.included_on, &calendar),
        met_on: window.map(|window| window.placed_on),
    });
    let discussion = window.map(|window| DatedDeadline {
        deadline: edition.discussion.deadline(window.placed_on, &calendar),
        // The window is met by having run to its end, which the report proves.
        met_on: summary.reported_at.map(|_| window.last_day),
    });
    let approval = is_new.then(|| DatedDeadline {
        deadline: edition.approval.deadline(summary.register_approved_on, &calendar),
        met_on: approved_on,
    });
    Ok([placement, discussion, approval].into_iter().flatten().collect())
}

/// The date of the order that approved a draft.
async fn order_date(services: &Services, draft_id: i64) -> Result<Option<NaiveDate>, ServiceError> {
    Ok(standard::Entity::find()
        .select_only()
        .column(standard::Column::OrderOn)
        .filter(standard::Column::DraftId.eq(draft_id))
        .into_tuple()
        .one(&services.database.connection)
        .await?)
}

/// The date of the first order that approved the standard of the service of a draft elsewhere.
async fn order_date_elsewhere(services: &Services, draft_id: i64) -> Result<Option<NaiveDate>, ServiceError> {
    let service = Query::select()
        .column(draft::Column::ServiceId)
        .from(draft::Entity)
        .and_where(Expr::col(draft::Column::Id).eq(draft_id))
        .to_owned();
    Ok(standard::Entity::find()
        .select_only()
        .column(standard::Column::OrderOn)
        .filter(standard::Column::DraftId.is_null())
        .filter(standard::Column::ServiceId.in_subquery(service))
        .order_by_asc(standard::Column::OrderOn)
        .into_tuple()
        .one(&services.database.connection)
        .await?)
}
