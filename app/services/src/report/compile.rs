//! The report is compiled from what is stored, never typed (R15-8).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::draft::Placed;
use domain::language::{Language, Localized};
use domain::report::{ClosingReport, Gap, GapState, Participation};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::inputs::ReportInputs;
use crate::context::Services;
use crate::discussion::{Discussed, StandingDraft};
use crate::entity::{body, ledger_head, revision, service};
use crate::error::ServiceError;

/// A report with the numbers of the revisions that it stands between.
pub(super) struct Compiled {
    pub(super) report: ClosingReport,
    pub(super) from_revision: i64,
    pub(super) to_revision: i64,
}

/// Compiles the report as it would be published at `at`, but for what it says of single comments: these lists are empty.
pub(super) async fn compile(
    services: &Services,
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    standing: &StandingDraft,
    inputs: &ReportInputs,
    participation: Participation,
    at: DateTime<Utc>,
) -> Result<Compiled, ServiceError> {
    let missing = || ServiceError::NotFound;
    let entry = service::Entity::find_by_id(standing.loaded.row.service_id).one(connection).await?;
    let entry = entry.ok_or_else(missing)?;
    let body =
        body::Entity::find_by_id(standing.loaded.row.body_id).one(connection).await?.ok_or_else(missing)?;
    let head = ledger_head::Entity::find_by_id(1).one(connection).await?.ok_or_else(missing)?;
    let newest = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(draft.draft_id))
        .order_by_desc(revision::Column::Number)
        .one(connection)
        .await?;
    let from_revision = draft.revision;
    let to_revision = newest.ok_or_else(missing)?.number + 1;

    let of_text = |state: &&GapState| matches!(state.gap, Gap::ChangeWithoutCause { .. });
    let Placed { placement, late_attempts, origin } = &standing.stage;
    let redlines = inputs
        .redlines
        .iter()
        .map(|(language, redline)| serde_json::to_value(redline).map(|redline| (*language, redline)));
    let report = ClosingReport {
        draft_number: draft.number.clone(),
        draft_kind: origin.kind,
        service_code: entry.code,
        service_name: draft.title.clone(),
        body: Localized::new(body.name_kk, body.name_ru, body.name_en),
        placed_on: draft.window().placed_on,
        due_on: placement.due_on,
        late_reason: placement.late_reason.clone(),
        last_day: draft.window().last_day,
        opened_at: draft.window().opens_at,
        closed_at: draft.window().closes_at,
        published_at: at,
        ways_of_informing: placement.ways.clone(),
        participation,
        late_attempts: *late_attempts,
        comments: Vec::new(),
        withdrawn: Vec::new(),
        explained_gaps: inputs.readiness.gaps.iter().filter(of_text).cloned().collect(),
        revised_draft: addresses(services, draft, from_revision, to_revision),
        placed_hash: draft.placed.hash().to_string(),
        revised_hash: inputs.revised.hash().to_string(),
        redlines: redlines.collect::<Result<BTreeMap<_, _>, _>>()?,
        ledger_sequence: head.sequence,
        ledger_hash: head.hash,
    };
    Ok(Compiled { report, from_revision, to_revision })
}

/// Where the revised draft is read against the placed one, in each language of the site.
fn addresses(services: &Services, draft: &Discussed, from: i64, to: i64) -> Localized {
    let address = |language: Language| {
        let (site, language) = (&services.settings.public_url, language.code());
        format!("{site}/{language}/drafts/{}/compare/{from}/{to}", draft.number)
    };
    let [kk, ru, en] = Language::ALL.map(address);
    Localized { kk, ru, en }
}
