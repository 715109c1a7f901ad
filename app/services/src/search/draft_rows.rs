//! The rows of a draft: its public text, its report, and the decisions that are public with it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::language::Localized;
use domain::standard::Content;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::keep::{forget_draft, insert};
use super::kind::FoundKind;
use super::text_rows::NewRow;
use crate::context::Services;
use crate::entity::{decision, draft, placement, report, revision, service};
use crate::error::ServiceError;
use crate::storage::Write;

/// Writes anew what of a draft can be found: nothing before its placement; its placed text; from the report on the revised text, the
/// report and the decisions.
pub(crate) async fn draft_changed(
    services: &Services,
    write: &Write,
    draft_id: i64,
) -> Result<(), ServiceError> {
    forget_draft(write, draft_id).await?;
    let Some(draft) = draft::Entity::find_by_id(draft_id).one(&**write).await? else { return Ok(()) };
    let placed_on: Option<NaiveDate> = placement::Entity::find_by_id(draft_id)
        .select_only()
        .column(placement::Column::PlacedOn)
        .into_tuple()
        .one(&**write)
        .await?;
    let Some(placed_on) = placed_on else { return Ok(()) };
    let reported_at = reported_at(&**write, draft_id).await?;
    let code: Option<String> = service::Entity::find_by_id(draft.service_id)
        .select_only()
        .column(service::Column::Code)
        .into_tuple()
        .one(&**write)
        .await?;
    let title = Localized::new(&draft.title_kk, &draft.title_ru, &draft.title_en);
    let named = |row: NewRow| {
        let row = row.of_draft(draft.id).of_body(draft.body_id).titled(&title).numbered(&draft.number);
        row.numbered(code.as_deref().unwrap_or_default())
    };
    let content = public_content(&**write, draft_id).await?.unwrap_or_default();
    let mut rows = vec![named(NewRow::new(FoundKind::Draft, draft.id, placed_on)).with_clauses(&content)];
    if let Some(at) = reported_at {
        let on = services.settings.zone.date_of(at);
        rows.push(named(NewRow::new(FoundKind::Report, draft.id, on)));
        let decisions = decision::Entity::find()
            .filter(decision::Column::DraftId.eq(draft_id))
            .order_by_asc(decision::Column::Id)
            .all(&**write)
            .await?;
        rows.extend(decisions.into_iter().map(|row| {
            NewRow::new(FoundKind::Decision, row.id, on)
                .of_draft(draft.id)
                .of_body(draft.body_id)
                .saying(&row.summary, None)
                .saying(&row.substantiation, None)
        }));
    }
    insert(write, rows).await
}

/// The text of a draft that is found: the revised one from the report on, before it the placed one; nothing before the placement.
pub(crate) async fn public_content(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Option<Content>, ServiceError> {
    let is_reported = reported_at(connection, draft_id).await?.is_some();
    // Frozen texts have these names; what was sent to the bodies is public later than they are.
    let kind = if is_reported { "revised" } else { "placed" };
    let content: Option<String> = revision::Entity::find()
        .select_only()
        .column(revision::Column::Content)
        .filter(revision::Column::DraftId.eq(draft_id))
        .filter(revision::Column::Kind.eq(kind))
        .order_by_desc(revision::Column::Number)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(content.as_deref().map(serde_json::from_str).transpose()?)
}

async fn reported_at(
    connection: &impl ConnectionTrait,
    draft_id: i64,
) -> Result<Option<DateTime<Utc>>, ServiceError> {
    let published_at: Option<DateTime<Utc>> = report::Entity::find_by_id(draft_id)
        .select_only()
        .column(report::Column::PublishedAt)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(published_at)
}
