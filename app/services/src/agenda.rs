//! The agenda of a person of a developing body: what is due by law, and what waits for this person.

mod colleagues;
mod due_task;
mod lines;
mod piles;
mod waiting;

use std::iter::successors;

use chrono::NaiveDate;
use domain::draft::{DraftKind, StageName};
use domain::language::Localized;
use domain::law::{self, LawEdition, RuleTerm, in_force_on};
use domain::time::{BusinessCalendar, Deadline, Standing};
use serde::{Deserialize, Serialize};

use self::colleagues::Colleagues;
use self::lines::Around;
use crate::calendar;
use crate::context::{Request, Services};
use crate::coordination::last_rounds;
use crate::drafts::{self, DraftSummary, Unstarted};
use crate::error::ServiceError;

pub use self::due_task::DueTask;
pub use self::piles::{Pile, PileKind, piles};
pub use self::waiting::{BeginItem, WaitingItem, WaitingTask};

/// An agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// What a term of the law runs for, the soonest first, so what is late stands at the top.
    pub due: Vec<Due>,
    /// Services without a draft, due soonest first.
    pub begin: Vec<BeginItem>,
    /// What waits for this person, one line a draft: due soonest first, then the longest wait.
    pub waiting: Vec<WaitingItem>,
    /// What goes on with others: the head, the public, the bodies that are asked. Due soonest first.
    pub elsewhere: Vec<WaitingItem>,
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
    let sent: Vec<i64> =
        desk.sent.iter().filter(|draft| is_sent(draft.stage)).map(|draft| draft.id).collect();
    let rounds = last_rounds(&services.database.connection, &sent, clock.today).await?;
    let colleagues = Colleagues::of(services, request).await?;
    let around = Around { request, due: &due, rounds: &rounds, colleagues: &colleagues };
    let open: Vec<&DraftSummary> = unplaced().chain(&desk.placed).chain(&desk.sent).collect();
    let (waiting, elsewhere) = around.lines(&open);
    let begin = around.to_begin(&desk.unstarted);
    Ok(Agenda { due, begin, waiting, elsewhere })
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
