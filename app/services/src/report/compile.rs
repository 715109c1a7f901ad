//! The report is compiled from what is stored, never typed (R15-8).

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use domain::draft::Placed;
use domain::language::{Language, Localized};
use domain::report::{ClosingReport, Participation, ReportedComment, WithdrawnComment};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::inputs::ReportInputs;
use crate::context::Services;
use crate::discussion::{Discussed, StandingDraft, count_all, view};
use crate::entity::{body, ledger_head, revision, service};
use crate::error::ServiceError;

/// A report with the numbers of the revisions that it stands between.
pub(super) struct Compiled {
    pub(super) report: ClosingReport,
    pub(super) from_revision: i64,
    pub(super) to_revision: i64,
}

/// Compiles the report as it would be published at `at`; comments that await a decision are left out.
pub(super) async fn compile(
    services: &Services,
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    standing: &StandingDraft,
    inputs: &ReportInputs,
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

    let supports = count_all(connection, draft.draft_id).await?;
    let comments = reported(services, draft, inputs, &supports)?;
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
        participation: Participation::of(&comments),
        late_attempts: *late_attempts,
        comments,
        withdrawn: withdrawn(inputs),
        explained_gaps: inputs.readiness.gaps.clone(),
        revised_draft: addresses(services, draft, from_revision, to_revision),
        placed_hash: draft.placed.hash().to_string(),
        revised_hash: inputs.revised.hash().to_string(),
        redlines: redlines.collect::<Result<BTreeMap<_, _>, _>>()?,
        ledger_sequence: head.sequence,
        ledger_hash: head.hash,
    };
    Ok(Compiled { report, from_revision, to_revision })
}

fn reported(
    services: &Services,
    draft: &Discussed,
    inputs: &ReportInputs,
    supports: &HashMap<i64, i64>,
) -> Result<Vec<ReportedComment>, ServiceError> {
    let mut comments = Vec::with_capacity(inputs.comments.len());
    let mut places: HashMap<Option<i64>, u32> = HashMap::new();
    for row in &inputs.comments {
        let comment = view(row, &draft.placed, &inputs.decisions)?;
        let Some(decision) = comment.decision else { continue };
        let next = u32::try_from(places.len() + 1).unwrap_or(u32::MAX);
        let place = *places.entry(row.decision_id).or_insert(next);
        comments.push(ReportedComment {
            number: comment.number,
            received_at: comment.received_at,
            received_on: services.settings.zone.date_of(comment.received_at),
            author: comment.author,
            language: comment.language,
            anchor: comment.anchor,
            clause: comment.clause,
            text: comment.text,
            suggestion: comment.suggestion.map(|suggestion| suggestion.text),
            hidden: comment.hidden,
            supports: u32::try_from(supports.get(&row.number).copied().unwrap_or_default())
                .unwrap_or(u32::MAX),
            corrected_at: comment.corrected_at,
            entered: inputs.entries.get(&row.number).cloned(),
            changed: inputs.changed_by(row.number).to_vec(),
            decision: place,
            summary: decision.summary,
            outcome: decision.outcome,
            substantiation: decision.substantiation,
        });
    }
    Ok(comments)
}

/// The comments that their authors withdrew.
fn withdrawn(inputs: &ReportInputs) -> Vec<WithdrawnComment> {
    let withdrawn = inputs.comments.iter().filter_map(|row| {
        let withdrawn_at = row.withdrawn_at?;
        Some(WithdrawnComment { number: row.number, received_at: row.received_at, withdrawn_at })
    });
    withdrawn.collect()
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
