//! A row of the versions without its text: whatever lists them reads no more.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select,
    SelectModel, Selector,
};

use super::correction::corrections;
use super::sequence::Place;
use super::shown::{StandardAct, StandardKind, VersionSummary};
use crate::context::Services;
use crate::entity::draft;
use crate::entity::standard::{Column, Entity};
use crate::error::ServiceError;
use crate::reading::{BodyName, body_names};

/// A row without its text.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Line {
    pub(super) id: i64,
    pub(super) number: i64,
    pub(super) kind: String,
    pub(super) body_id: i64,
    pub(super) draft_id: Option<i64>,
    pub(super) hash: String,
    pub(super) order_number: String,
    pub(super) order_on: NaiveDate,
    pub(super) signatory: String,
    pub(super) justice_number: Option<String>,
    pub(super) justice_on: Option<NaiveDate>,
    pub(super) published_in: Option<String>,
    pub(super) published_on: Option<NaiveDate>,
    pub(super) effective_on: Option<NaiveDate>,
    pub(super) effective_norm: Option<String>,
    pub(super) corrections: Option<String>,
}

const COLUMNS: [Column; 16] = [
    Column::Id,
    Column::Number,
    Column::Kind,
    Column::BodyId,
    Column::DraftId,
    Column::Hash,
    Column::OrderNumber,
    Column::OrderOn,
    Column::Signatory,
    Column::JusticeNumber,
    Column::JusticeOn,
    Column::PublishedIn,
    Column::PublishedOn,
    Column::EffectiveOn,
    Column::EffectiveNorm,
    Column::Corrections,
];

impl Line {
    /// The rows of a query.
    pub(super) fn of(query: Select<Entity>) -> Selector<SelectModel<Self>> {
        query.select_only().columns(COLUMNS).into_model::<Self>()
    }

    /// What the act did.
    pub(super) fn kind(&self) -> Result<StandardKind, ServiceError> {
        kind(&self.kind)
    }

    /// Its place among the acts of its service; one whose day of effect is not known yet has none.
    pub(super) fn place(&self) -> Option<Place> {
        Some((self.effective_on?, self.order_on, self.number))
    }
}

/// The kind of a stored name.
pub(super) fn kind(code: &str) -> Result<StandardKind, ServiceError> {
    StandardKind::from_code(code)
        .ok_or_else(|| ServiceError::internal(format!("no kind of a standard: {code}")))
}

/// The bodies and the drafts that rows name.
pub(super) struct Named {
    bodies: HashMap<i64, BodyName>,
    drafts: HashMap<i64, String>,
}

impl Named {
    /// Reads them for these rows: two queries however many there are.
    pub(super) async fn read(services: &Services, lines: &[Line]) -> Result<Self, ServiceError> {
        Ok(Self {
            bodies: body_names(&services.database.connection).await?,
            drafts: drafts(&services.database.connection, lines).await?,
        })
    }

    /// A row as it is shown, in force up to a day.
    pub(super) fn summary(
        &self,
        line: Line,
        valid_until: Option<NaiveDate>,
    ) -> Result<VersionSummary, ServiceError> {
        let kind = line.kind()?;
        Ok(VersionSummary {
            number: line.number,
            kind,
            body: self.bodies.get(&line.body_id).cloned().ok_or(ServiceError::NotFound)?,
            act: StandardAct {
                order_number: line.order_number,
                order_on: line.order_on,
                signatory: line.signatory,
                justice_number: line.justice_number,
                justice_on: line.justice_on,
                published_in: line.published_in,
                published_on: line.published_on,
                effective_norm: line.effective_norm,
            },
            effective_on: line.effective_on,
            valid_until,
            draft: line.draft_id.and_then(|id| self.drafts.get(&id).cloned()),
            hash: line.hash,
            corrections: corrections(line.corrections.as_deref())?,
        })
    }
}

async fn drafts(
    connection: &impl ConnectionTrait,
    lines: &[Line],
) -> Result<HashMap<i64, String>, ServiceError> {
    let numbers: Vec<(i64, String)> = draft::Entity::find()
        .select_only()
        .columns([draft::Column::Id, draft::Column::Number])
        .filter(draft::Column::Id.is_in(lines.iter().filter_map(|line| line.draft_id)))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(numbers.into_iter().collect())
}
