//! The agenda of a person of a developing body: what is due by law, and what waits for this person.

mod inside;

use std::iter::successors;

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::{BodyId, Role};
use domain::draft::{DraftKind, StageName};
use domain::language::Localized;
use domain::law::{self, LawEdition, RuleTerm, in_force_on};
use domain::time::{BusinessCalendar, Deadline, Standing};
use serde::{Deserialize, Serialize};

use crate::calendar;
use crate::context::{Request, Services};
use crate::coordination::{LastRound, last_rounds};
use crate::drafts::{self, DraftSummary, Unstarted};
use crate::error::ServiceError;

/// An agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// What a term of the law runs for, the soonest first, so what is late stands at the top.
    pub due: Vec<Due>,
    /// What somebody or something waits for, the longest wait first.
    pub waiting: Vec<WaitingItem>,
}

/// What the law asks for by a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueTask {
    /// Begin the draft of a service that has none (R15-2).
    Begin,
    /// Place the draft (R15-2).
    Place,
    /// Have the standard approved (R13-2).
    Approve,
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// What to do.
    pub task: DueTask,
    /// The number of the draft, absent where there is none yet.
    pub number: Option<String>,
    /// The code of the service.
    pub service: String,
    /// The title of the draft, or the name of the service.
    pub title: Localized,
    /// The date, with everything that explains it.
    pub deadline: Deadline,
    /// Where the date stands today.
    pub standing: Standing,
}

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "task")]
pub enum WaitingTask {
    /// A drafter has asked the head to place a draft.
    Place,
    /// The discussion is over and comments have no decision (R15-7).
    Decide {
        /// How many have none.
        undecided: u64,
        /// How many were received.
        received: u64,
    },
    /// The discussion is over and every comment is decided: the report can be published (R15-8).
    Publish,
    /// The report is published, or every remark is answered: the draft can be sent to the coordinating bodies (RC-1).
    Send,
    /// The coordinating bodies have answered: the round can be ended (RC-3).
    EndRound,
    /// A round has returned the draft: its remarks are answered and its text is changed (RC-3).
    Change {
        /// How many remarks have no answer.
        remarks: u64,
    },
    /// A draft is being written.
    Write,
    /// The head gave a draft back, or left remarks on it: they are answered before placement is asked.
    Settle {
        /// How many remarks are neither answered nor resolved.
        remarks: u64,
    },
    /// Colleagues have addressed notes to this person.
    Notes {
        /// How many.
        notes: u64,
    },
    /// Decisions are proposed that a head confirms (R15-7).
    Confirm {
        /// How many.
        decisions: u64,
    },
}

/// Something that waits for this person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingItem {
    /// What to do.
    pub task: WaitingTask,
    /// The number of the draft.
    pub number: String,
    /// The title of the draft.
    pub title: Localized,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Who asked for it, where somebody did.
    pub asked_by: Option<String>,
}

/// The agenda of the person who asks; empty for those whose roles develop no standards.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is of the staff.
pub async fn agenda(services: &Services, request: &Request) -> Result<Agenda, ServiceError> {
    let desk = drafts::at_work(services, request).await?;
    let calendar = calendar::effective(&services.database).await?;
    let clock = Clock { today: request.today(services), calendar: &calendar };
    let unplaced = || desk.to_place.iter().chain(&desk.drafting);
    let placed = desk.placed.iter().chain(&desk.sent);
    let begin = desk.unstarted.iter().filter_map(|unstarted| clock.begin(services, unstarted));
    let running: Vec<i64> =
        unplaced().chain(placed.clone()).filter(|draft| is_running(draft)).map(|draft| draft.id).collect();
    // A standard that was approved elsewhere meets the terms of its service.
    let settled = drafts::of_settled_services(&services.database.connection, &running).await?;
    let awaited = |draft: &&DraftSummary| !settled.contains(&draft.id);
    let place = unplaced().filter(awaited).filter_map(|draft| clock.of_draft(DueTask::Place, draft));
    let approve = placed.filter(awaited).filter_map(|draft| clock.of_draft(DueTask::Approve, draft));
    let mut due: Vec<Due> = begin.chain(place).chain(approve).collect();
    due.sort_by(|one, other| (one.deadline.due_on, &one.number).cmp(&(other.deadline.due_on, &other.number)));
    let memberships = request.actor.memberships();
    let heads = |body: BodyId| memberships.iter().any(|one| one.role == Role::Head && one.body == body);
    let sent: Vec<i64> =
        desk.sent.iter().filter(|draft| is_sent(draft.stage)).map(|draft| draft.id).collect();
    let rounds = last_rounds(&services.database.connection, &sent, clock.today).await?;
    let open = unplaced().chain(&desk.placed).chain(&desk.sent);
    let waits = |draft: &DraftSummary| waits(draft, heads(draft.body), rounds.get(&draft.id).copied());
    let mut waiting: Vec<WaitingItem> = open.clone().filter_map(waits).collect();
    inside::add(services, request, open.collect(), &mut waiting).await?;
    waiting.sort_by_key(|waiting| (waiting.task == WaitingTask::Write, waiting.since));
    Ok(Agenda { due, waiting })
}

/// How many services of the register, of whatever body, should have a placed draft by now and have neither a draft nor a
/// standard.
pub(crate) async fn overdue_to_begin(services: &Services, request: &Request) -> Result<u64, ServiceError> {
    let calendar = calendar::effective(&services.database).await?;
    let today = request.today(services);
    let clock = Clock { today, calendar: &calendar };
    let unstarted = drafts::unstarted(services, request, None).await?;
    let due = unstarted.iter().filter_map(|unstarted| clock.begin(services, unstarted));
    Ok(due.filter(|due| due.deadline.due_on < today).map(|_| 1).sum())
}

/// How many drafts were placed, have a standard that should have been approved by now (R13-2) and is not, and were not
/// withdrawn.
///
/// Of the approvals of the register whose term is over the last one is found first: then the database counts, whatever
/// the number of drafts.
pub(crate) async fn overdue_to_approve(services: &Services, request: &Request) -> Result<u64, ServiceError> {
    let calendar = calendar::effective(&services.database).await?;
    let today = request.today(services);
    let mut overdue = 0;
    for edition in law::editions() {
        let Some(approved_by) = last_day_over(&edition.approval, today, &calendar) else { continue };
        overdue += drafts::placed_of_services_approved_by(services, edition, approved_by).await?;
    }
    Ok(overdue)
}

/// How far back the last day is looked for on which a term can have begun that is over: more than the longest term takes.
const LOOKED_BACK: usize = 400;

/// The last day on which a term can have begun that is over today. A term that begins later never ends earlier.
fn last_day_over(term: &RuleTerm, today: NaiveDate, calendar: &BusinessCalendar) -> Option<NaiveDate> {
    let mut days = successors(Some(today), NaiveDate::pred_opt).take(LOOKED_BACK);
    days.find(|day| term.deadline(*day, calendar).due_on < today)
}

/// The day on which every term is weighed.
struct Clock<'a> {
    today: NaiveDate,
    calendar: &'a BusinessCalendar,
}

impl Clock<'_> {
    /// A service without a draft. One whose three months were over when it was entered here has its standard from before.
    fn begin(&self, services: &Services, unstarted: &Unstarted) -> Option<Due> {
        let entry = &unstarted.service.entry;
        let edition = in_force_on(entry.included_on);
        let approval = edition.approval.deadline(entry.register_approved_on(), self.calendar);
        let entered_on = services.settings.zone.date_of(unstarted.service.created_at);
        (approval.due_on >= entered_on).then(|| Due {
            task: DueTask::Begin,
            number: None,
            service: entry.code.clone(),
            title: entry.name.clone(),
            ..self.due(DueTask::Begin, edition, entry.included_on)
        })
    }

    /// The term of a new standard, which ends with its approval; amendments and cancellations have none.
    fn of_draft(&self, task: DueTask, draft: &DraftSummary) -> Option<Due> {
        let edition = law::edition(&draft.edition).unwrap_or_else(|| in_force_on(draft.included_on));
        let event_on = match task {
            DueTask::Approve => draft.register_approved_on,
            DueTask::Begin | DueTask::Place => draft.included_on,
        };
        is_running(draft).then(|| Due {
            number: Some(draft.number.clone()),
            service: draft.service_code.clone(),
            title: draft.title.clone(),
            ..self.due(task, edition, event_on)
        })
    }

    /// The term of a task that is counted from a date.
    fn due(&self, task: DueTask, edition: &LawEdition, event_on: NaiveDate) -> Due {
        let term = if task == DueTask::Approve { &edition.approval } else { &edition.placement };
        let deadline = term.deadline(event_on, self.calendar);
        let standing = deadline.standing(None, self.today, self.calendar);
        let (number, service, title) = (None, String::new(), Localized::default());
        Due { task, number, service, title, deadline, standing }
    }
}

/// Whether a draft is of a new standard that was neither approved nor withdrawn.
fn is_running(draft: &DraftSummary) -> bool {
    let is_over = draft.approved_at.is_some() || draft.stage == StageName::Withdrawn;
    draft.kind == DraftKind::New && !is_over
}

const fn is_sent(stage: StageName) -> bool {
    matches!(stage, StageName::Coordinating | StageName::Returned)
}

fn waits(draft: &DraftSummary, head: bool, round: Option<LastRound>) -> Option<WaitingItem> {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let undecided = count(draft.comment_count - draft.withdrawn_count - draft.decided_count);
    let closed_at = draft.placement.as_ref().map(|placement| placement.window.closes_at);
    let (task, since) = match (draft.stage, closed_at, draft.placement_requested_at) {
        (StageName::Review, Some(closed_at), _) if undecided > 0 => (
            WaitingTask::Decide { undecided, received: count(draft.comment_count - draft.withdrawn_count) },
            closed_at,
        ),
        (StageName::Review, Some(closed_at), _) if head => (WaitingTask::Publish, closed_at),
        (StageName::Drafting, _, Some(asked_at)) if head => (WaitingTask::Place, asked_at),
        (StageName::Drafting, _, None) => (WaitingTask::Write, draft.created_at),
        (StageName::Reported, ..) if head => (WaitingTask::Send, draft.reported_at?),
        (StageName::Coordinating | StageName::Returned, ..) => of_round(draft.stage, head, round?)?,
        // The drafter has done what was to be done: now it waits for the head, for the public or for other bodies.
        _ => return None,
    };
    let asked_by = draft.placement_requested_by.clone().filter(|_| task == WaitingTask::Place);
    Some(WaitingItem { task, number: draft.number.clone(), title: draft.title.clone(), since, asked_by })
}

/// What a draft waits for that was sent to the coordinating bodies.
fn of_round(stage: StageName, head: bool, round: LastRound) -> Option<(WaitingTask, DateTime<Utc>)> {
    let LastRound { can_be_ended, unanswered, since } = round;
    let task = match stage {
        StageName::Coordinating if head && can_be_ended => WaitingTask::EndRound,
        StageName::Returned if head && unanswered == 0 => WaitingTask::Send,
        StageName::Returned => WaitingTask::Change { remarks: unanswered },
        _ => return None,
    };
    Some((task, since))
}
