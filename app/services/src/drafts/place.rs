//! Placement for public discussion: a drafter asks, a head confirms (Art. 15(1) to 15(3)).

use chrono::NaiveDate;
use domain::access::{Action, allow};
use domain::discussion::{DiscussionWindow, TextProblem, screen_line};
use domain::draft::{
    Draft, OTHER_WAY_LIMIT, Placement, PlacementRequest, Refusal, WayOfInforming, written_reason,
};
use domain::law;
use domain::ledger::Facts;
use domain::proposal::ProposalStep;
use domain::standard::check::{Finding, Severity};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use serde::{Deserialize, Serialize};

use super::announce::announce;
use super::base::needs_standard;
use super::copy::{checked, current_content};
use super::load::{load, touch};
use super::reasons::{hash_of, lacks_reasons, needs_reasons};
use super::revisions::{Revision, RevisionKind, freeze};
use super::seen::Seen;
use super::summary::{DraftSummary, one};
use super::tell_heads::tell_heads;
use super::unchanged::{changes_nothing, needs_change};
use crate::calendar;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::{draft, placement};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::proposals::moved;
use crate::search;
use crate::storage::Write;

/// What the head confirms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmPlacement {
    /// The number of the draft.
    pub draft: String,
    /// What the head has read: nobody confirms a text they have not seen.
    pub seen: Seen,
    /// Why it is placed later than due (R15-2); needed only then.
    pub late_reason: Option<String>,
    /// How the public is informed (R15-6).
    pub ways: Vec<WayOfInforming>,
}

/// A draft that was just placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedDraft {
    /// The draft.
    pub summary: DraftSummary,
    /// The revision that was frozen.
    pub revision: Revision,
}

/// What a placement at this instant would mean.
#[derive(Clone, Debug)]
pub struct PlacementPreview {
    /// What is missing or doubtful in the text (R14-2).
    pub findings: Vec<Finding>,
    /// The window it would open (R15-3).
    pub window: DiscussionWindow,
    /// The date it is due by (R15-2).
    pub due_on: Option<NaiveDate>,
    /// Whether a written reason for the delay is needed.
    pub needs_reason: bool,
    /// Whether a cancellation lacks its reasons in a language that it needs (R15-10).
    pub lacks_reasons: bool,
    /// Whether an amendment leaves the standard as it is (R15-10).
    pub changes_nothing: bool,
}

/// What a placement at this instant would mean.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body of the draft; [`ServiceError::Refused`] after placement.
pub async fn preview_placement(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<PlacementPreview, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::RequestPlacement, &loaded.resource())?;
    loaded.draft.clone().into_drafting(request.at)?;
    let content = current_content(connection, loaded.row.id).await?;
    let findings = checked(services, connection, &loaded, &content).await?;
    let window = window(services, connection, request).await?;
    let due_on = loaded.row.due_on;
    let needs_reason = due_on.is_some_and(|due_on| window.placed_on > due_on);
    let lacks_reasons = lacks_reasons(services, &loaded.row)?;
    let changes_nothing = changes_nothing(connection, &loaded.row, &content).await?;
    Ok(PlacementPreview { findings, window, due_on, needs_reason, lacks_reasons, changes_nothing })
}

/// Asks the head to place a draft whose text has no errors.
///
/// # Errors
/// [`ServiceError::Denied`]; [`ServiceError::Refused`] with [`Refusal::ContentErrors`], [`Refusal::StandardCancelled`],
/// [`Refusal::NothingAmended`] or after placement.
pub async fn request_placement(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<DraftSummary, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::RequestPlacement, &loaded.resource())?;
    loaded.draft.clone().into_drafting(request.at)?;
    needs_standard(&*write, &loaded.row).await?;
    needs_reasons(services, &loaded.row)?;
    let content = current_content(&*write, loaded.row.id).await?;
    let count = errors(&checked(services, &*write, &loaded, &content).await?);
    if count > 0 {
        return Err(Refusal::ContentErrors { count }.into());
    }
    needs_change(&*write, &loaded.row, &content).await?;
    let subject = loaded.subject();
    let mut row: draft::ActiveModel = loaded.row.into();
    row.placement_requested_at = Set(Some(request.at));
    row.placement_requested_by = Set(request.user_id());
    let saved = touch(&write, row).await?;
    let facts = Facts::of("content", content.hash());
    ledger::append(&write, request, "draft.placement_requested", &subject, facts).await?;
    let summary = one(&*write, saved, request.at).await?;
    tell_heads(services, &write, request, &summary).await?;
    write.commit().await?;
    Ok(summary)
}

/// Places a draft for public discussion: freezes its text, opens the window, tells those who follow it.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Invalid`] with `not_requested` if
/// nobody has asked for it, or `same_person` if the head did: a second person confirms; [`ServiceError::Stale`] if the
/// draft is another than the one that was read; [`ServiceError::Refused`] with the rule.
pub async fn place(
    services: &Services,
    request: &Request,
    input: ConfirmPlacement,
) -> Result<PlacedDraft, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, &input.draft).await?;
    allow(&request.actor, Action::Place, &loaded.resource())?;
    let input = screened(input)?;
    let drafting = loaded.draft.clone().into_drafting(request.at)?;
    confirms_another(request, &loaded.row)?;
    let content = current_content(&*write, loaded.row.id).await?;
    if !input.seen.is(loaded.row.version, &content.hash().to_string()) {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: loaded.row.version })));
    }
    needs_standard(&*write, &loaded.row).await?;
    needs_reasons(services, &loaded.row)?;
    needs_change(&*write, &loaded.row, &content).await?;
    let asked = PlacementRequest {
        content_errors: errors(&checked(services, &*write, &loaded, &content).await?),
        due_on: loaded.row.due_on,
        placed_at: request.at,
        window: window(services, &*write, request).await?,
        late_reason: input.late_reason,
        ways: input.ways,
    };
    let placed = drafting.place(asked).map_err(|refused| refused.refusal)?;
    let placement = placed.placement.clone();
    let (revision, frozen) = freeze(&write, request, loaded.row.id, RevisionKind::Placed, &content).await?;
    let edition = law::in_force_on(placement.window.placed_on).id.to_string();
    let stored = store(&write, request, loaded.row.id, &placement, revision.id, &edition).await?;
    let sealed = [seal::placement(&stored, loaded.row.body_id)?, frozen];
    let subject = loaded.subject();
    let reasons = hash_of(&loaded.row);
    let mut row: draft::ActiveModel = loaded.row.into();
    row.stage = Set(Draft::from(placed).stored().code().to_owned());
    row.edition = Set(edition);
    // Lists are read by it, beside the stage.
    row.closes_at = Set(Some(placement.window.closes_at));
    let saved = touch(&write, row).await?;
    let saved_id = saved.id;
    let summary = one(&*write, saved, request.at).await?;
    let mut facts = Facts::of("revision", revision.summary.number).and("last_day", placement.window.last_day);
    if let Some(reasons) = reasons {
        facts = facts.and("reasons", reasons);
    }
    ledger::append(&write, request, "draft.placed", &subject, facts.sealing(sealed)).await?;
    search::draft_changed(services, &write, saved_id).await?;
    announce(services, &write, request, &summary).await?;
    moved(services, &write, request, &summary, ProposalStep::Placed).await?;
    write.commit().await?;
    Ok(PlacedDraft { summary, revision })
}

/// The words of the head as they are stored and published; blank ones are the rules' to refuse.
fn screened(mut input: ConfirmPlacement) -> Result<ConfirmPlacement, ServiceError> {
    let mut problems = Vec::new();
    let mut take = |field: &str, screened: Result<String, TextProblem>| match screened {
        Ok(text) => text,
        Err(TextProblem::Empty) => String::new(),
        Err(problem) => {
            problems.push(FieldProblem::new(field, problem.code()));
            String::new()
        }
    };
    input.late_reason = input.late_reason.map(|reason| take("late_reason", written_reason(&reason)));
    for way in &mut input.ways {
        if let WayOfInforming::Other(words) = way {
            *words = take("other_way", screen_line(words, OTHER_WAY_LIMIT));
        }
    }
    if problems.is_empty() { Ok(input) } else { Err(ServiceError::Invalid(problems)) }
}

fn confirms_another(request: &Request, row: &draft::Model) -> Result<(), ServiceError> {
    if row.placement_requested_at.is_none() {
        return Err(ServiceError::field("request", "not_requested"));
    }
    if row.placement_requested_by == request.user_id() {
        return Err(ServiceError::field("request", "same_person"));
    }
    Ok(())
}

async fn store(
    write: &Write,
    request: &Request,
    draft_id: i64,
    placement: &Placement,
    revision_id: i64,
    edition: &str,
) -> Result<placement::Model, ServiceError> {
    let window = &placement.window;
    let row = placement::ActiveModel {
        draft_id: Set(draft_id),
        revision_id: Set(revision_id),
        placed_at: Set(placement.placed_at),
        placed_on: Set(window.placed_on),
        due_on: Set(placement.due_on),
        opens_at: Set(window.opens_at),
        closes_at: Set(window.closes_at),
        first_day: Set(window.first_day),
        last_day: Set(window.last_day),
        late_reason: Set(placement.late_reason.clone()),
        ways: Set(serde_json::to_string(&placement.ways)?),
        confirmed_by: Set(request.user_id()),
        edition: Set(edition.to_owned()),
    };
    Ok(row.insert(&**write).await?)
}

/// The window that a placement at the instant of the request opens (R15-3).
async fn window(
    services: &Services,
    connection: &impl ConnectionTrait,
    request: &Request,
) -> Result<DiscussionWindow, ServiceError> {
    let today = request.today(services);
    let calendar = calendar::read(connection).await?;
    let term = law::in_force_on(today).discussion.deadline(today, &calendar);
    let closes_at = term.ends_at(services.settings.zone);
    DiscussionWindow::new(today, term.first_day, term.due_on, request.at, closes_at)
        .map_err(ServiceError::internal)
}

fn errors(findings: &[Finding]) -> u32 {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    u32::try_from(errors).unwrap_or(u32::MAX)
}
