//! Proposals read from their rows, with what stands beside them: a fixed number of queries however many there are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::discussion::{Hidden, Outcome};
use domain::language::{Language, Localized};
use domain::proposal::{ProposalKind, ProposalSource};
use domain::standard::SectionKey;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::view::{NamedDraft, ProposalAnswer, ProposalView};
use crate::discussion::known;
use crate::drafts::summary;
use crate::entity::{draft, proposal, proposal_draft, service};
use crate::error::ServiceError;
use crate::reading::{BodyName, body_names};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Anybody: no hidden words, no draft that was not placed.
    Everybody,
    /// The body that answers: everything.
    Desk,
}

/// The proposals of rows, in their order.
pub(super) async fn of_rows(
    connection: &impl ConnectionTrait,
    rows: Vec<proposal::Model>,
    reader: Reader,
    at: DateTime<Utc>,
) -> Result<Vec<ProposalView>, ServiceError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut around = Around::read(connection, &rows, at).await?;
    rows.into_iter().map(|row| around.view(row, reader)).collect()
}

/// The rows beside those of proposals.
struct Around {
    services: HashMap<i64, service::Model>,
    bodies: HashMap<i64, BodyName>,
    drafts: HashMap<i64, Vec<NamedDraft>>,
}

impl Around {
    async fn read(
        connection: &impl ConnectionTrait,
        rows: &[proposal::Model],
        at: DateTime<Utc>,
    ) -> Result<Self, ServiceError> {
        let services = service::Entity::find()
            .filter(service::Column::Id.is_in(rows.iter().map(|row| row.service_id)))
            .all(connection)
            .await?;
        Ok(Self {
            services: services.into_iter().map(|row| (row.id, row)).collect(),
            bodies: body_names(connection).await?,
            drafts: named(connection, rows, at).await?,
        })
    }

    fn view(&mut self, row: proposal::Model, reader: Reader) -> Result<ProposalView, ServiceError> {
        let service = self.services.get(&row.service_id).ok_or(ServiceError::NotFound)?;
        let body = self.bodies.get(&service.developing_body_id).ok_or(ServiceError::NotFound)?;
        let from = row.from_body_id.and_then(|id| self.bodies.get(&id).cloned());
        let section = row.section.as_deref();
        let section = section.map(|code| known(SectionKey::from_code(code), code)).transpose()?;
        let hidden: Option<Hidden> = row.hidden.as_deref().map(serde_json::from_str).transpose()?;
        let answer = match (row.outcome, row.answer, row.answered_at) {
            (Some(outcome), Some(words), Some(answered_at)) => {
                let outcome = known(Outcome::from_code(&outcome), &outcome)?;
                Some(ProposalAnswer { outcome, words, answered_at })
            }
            _ => None,
        };
        let mut drafts = self.drafts.remove(&row.id).unwrap_or_default();
        let mut text = row.text;
        if reader == Reader::Everybody {
            drafts.retain(|draft| draft.is_placed);
            if hidden.is_some() {
                text.clear();
            }
        }
        Ok(ProposalView {
            number: row.id,
            service_code: service.code.clone(),
            service_name: Localized::new(&service.name_kk, &service.name_ru, &service.name_en),
            body: body.clone(),
            kind: known(ProposalKind::from_code(&row.kind), &row.kind)?,
            source: known(ProposalSource::from_code(&row.source), &row.source)?,
            from,
            section,
            language: known(Language::from_code(&row.language), &row.language)?,
            text,
            hidden,
            received_at: row.received_at,
            due_on: row.due_on,
            answer,
            drafts,
        })
    }
}

/// The drafts that name these proposals, by the key of the proposal.
async fn named(
    connection: &impl ConnectionTrait,
    rows: &[proposal::Model],
    at: DateTime<Utc>,
) -> Result<HashMap<i64, Vec<NamedDraft>>, ServiceError> {
    let links = proposal_draft::Entity::find()
        .filter(proposal_draft::Column::ProposalId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(proposal_draft::Column::Id)
        .all(connection)
        .await?;
    if links.is_empty() {
        return Ok(HashMap::new());
    }
    let drafts = draft::Entity::find()
        .filter(draft::Column::Id.is_in(links.iter().map(|link| link.draft_id)))
        .all(connection)
        .await?;
    let drafts = summary::of_rows(connection, drafts, at).await?;
    let drafts: HashMap<i64, NamedDraft> = drafts
        .into_iter()
        .map(|draft| {
            let is_placed = draft.placement.is_some();
            let named = NamedDraft { number: draft.number, kind: draft.kind, stage: draft.stage, is_placed };
            (draft.id, named)
        })
        .collect();
    let mut named: HashMap<i64, Vec<NamedDraft>> = HashMap::new();
    for link in links {
        if let Some(draft) = drafts.get(&link.draft_id) {
            named.entry(link.proposal_id).or_default().push(draft.clone());
        }
    }
    Ok(named)
}
