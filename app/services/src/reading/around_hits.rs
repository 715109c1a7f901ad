//! What stands around the rows that were found: drafts, services, bodies, comments and decisions, as far as they are public.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::body_name::{BodyName, body_names_of};
use super::summaries::{PublicDraftSummary, summaries};
use crate::entity::{comment, decision, draft, service};
use crate::error::ServiceError;
use crate::search::{FoundKind, FoundRow};

/// What stands around the rows of a page: a fixed number of queries.
pub(super) struct Around {
    drafts: HashMap<i64, PublicDraftSummary>,
    pub(super) services: HashMap<i64, service::Model>,
    pub(super) bodies: HashMap<i64, BodyName>,
    pub(super) comments: HashMap<(i64, i64), comment::Model>,
    pub(super) decisions: HashMap<i64, decision::Model>,
    /// Of each decision the first comment that it answers.
    pub(super) answered: HashMap<i64, i64>,
}

impl Around {
    pub(super) async fn read(
        connection: &impl ConnectionTrait,
        rows: &[FoundRow],
        at: DateTime<Utc>,
    ) -> Result<Self, ServiceError> {
        let ids = rows.iter().filter_map(|row| row.draft_id);
        let drafts = draft::Entity::find().filter(draft::Column::Id.is_in(ids)).all(connection).await?;
        let drafts = summaries(connection, drafts, at).await?;
        let ids = rows.iter().filter_map(|row| row.service_id);
        let services = service::Entity::find().filter(service::Column::Id.is_in(ids)).all(connection).await?;
        let bodies = body_names_of(connection, services.iter().map(|row| row.developing_body_id)).await?;
        let of_kind = |kind: FoundKind| rows.iter().filter(move |row| row.kind == kind);
        let ids: Vec<i64> = of_kind(FoundKind::Decision).map(|row| row.source_id).collect();
        let comments: Vec<(i64, i64)> =
            of_kind(FoundKind::Comment).filter_map(|row| Some((row.draft_id?, row.source_id))).collect();
        Ok(Self {
            drafts: drafts.into_iter().map(|summary| (summary.id, summary)).collect(),
            services: services.into_iter().map(|row| (row.id, row)).collect(),
            bodies,
            comments: shown_comments(connection, &comments).await?,
            decisions: decisions(connection, &ids).await?,
            answered: answered(connection, &ids).await?,
        })
    }

    /// The draft of a row, if it is public.
    pub(super) fn draft(&self, row: FoundRow) -> Option<&PublicDraftSummary> {
        row.draft_id.and_then(|id| self.drafts.get(&id))
    }
}

/// The comments that everybody reads, by draft and number.
async fn shown_comments(
    connection: &impl ConnectionTrait,
    wanted: &[(i64, i64)],
) -> Result<HashMap<(i64, i64), comment::Model>, ServiceError> {
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    let mut any = Condition::any();
    for (draft_id, number) in wanted {
        any = any.add(comment::Column::DraftId.eq(*draft_id).and(comment::Column::Number.eq(*number)));
    }
    let rows = comment::Entity::find()
        .filter(any)
        .filter(comment::Column::Hidden.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| ((row.draft_id, row.number), row)).collect())
}

async fn decisions(
    connection: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<HashMap<i64, decision::Model>, ServiceError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let of_ids = decision::Entity::find().filter(decision::Column::Id.is_in(ids.iter().copied()));
    Ok(of_ids.all(connection).await?.into_iter().map(|row| (row.id, row)).collect())
}

/// The first comment that each decision answers.
async fn answered(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, i64>, ServiceError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, i64)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::DecisionId)
        .column_as(comment::Column::Number.min(), "first")
        .filter(comment::Column::DecisionId.is_in(ids.iter().copied()))
        .group_by(comment::Column::DecisionId)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().collect())
}
