//! The lines of a work list: each draft once, with what this person does for it, or who does.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::Role;
use domain::draft::StageName;

use super::colleagues::Colleagues;
use super::waiting::{BeginItem, WaitingItem, WaitingTask};
use super::{Due, DueTask};
use crate::context::Request;
use crate::coordination::LastRound;
use crate::drafts::{DraftSummary, Unstarted};

/// What the lines are made of, beside the drafts.
pub(super) struct Around<'a> {
    pub(super) request: &'a Request,
    pub(super) due: &'a [Due],
    pub(super) rounds: &'a HashMap<i64, LastRound>,
    pub(super) colleagues: &'a Colleagues,
}

impl Around<'_> {
    /// What waits for this person, and what goes on with others.
    pub(super) fn lines(&self, open: &[&DraftSummary]) -> (Vec<WaitingItem>, Vec<WaitingItem>) {
        let (mut own, mut elsewhere) = (Vec::new(), Vec::new());
        for draft in open {
            let is_head = self.has(draft, Role::Head);
            let round = self.rounds.get(&draft.id).copied();
            let Some((task, since)) = task(draft, is_head, round) else { continue };
            let line = self.line(draft, task, since);
            match task.role() {
                Some(Role::Head) if !is_head => elsewhere.push(line),
                Some(_) => own.push(line),
                None => elsewhere.push(line),
            }
        }
        own.sort_by_key(|line| (last_day(line), line.task == WaitingTask::Write, line.since));
        elsewhere.sort_by_key(|line| (last_day(line), line.since));
        (own, elsewhere)
    }

    /// The services without a draft whose term runs.
    pub(super) fn to_begin(&self, unstarted: &[Unstarted]) -> Vec<BeginItem> {
        let begins = |due: &&Due| due.task == DueTask::Begin;
        let item = |due: &Due| {
            let of_service = |one: &&Unstarted| one.service.entry.code == due.service;
            let body = unstarted.iter().find(of_service).map(|one| one.service.entry.developing_body.0);
            let others = body.map(|body| self.colleagues.of_role(body, Role::Drafter)).unwrap_or_default();
            BeginItem { due: due.clone(), others }
        };
        self.due.iter().filter(begins).map(item).collect()
    }

    fn has(&self, draft: &DraftSummary, role: Role) -> bool {
        let memberships = self.request.actor.memberships();
        memberships.iter().any(|one| one.role == role && one.body == draft.body)
    }

    fn line(&self, draft: &DraftSummary, task: WaitingTask, since: DateTime<Utc>) -> WaitingItem {
        let others = task.role().map(|role| self.colleagues.of_role(draft.body.0, role));
        let of_draft = |due: &&Due| due.number.as_deref() == Some(draft.number.as_str());
        WaitingItem {
            task,
            number: draft.number.clone(),
            title: draft.title.clone(),
            since,
            asked_by: draft.placement_requested_by.clone().filter(|_| task == WaitingTask::Place),
            term: self.due.iter().find(of_draft).cloned(),
            others: others.unwrap_or_default(),
        }
    }
}

/// What has no term comes last.
fn last_day(line: &WaitingItem) -> NaiveDate {
    line.term.as_ref().map_or(NaiveDate::MAX, |due| due.deadline.due_on)
}

/// What is to be done for a draft, and since when.
fn task(
    draft: &DraftSummary,
    is_head: bool,
    round: Option<LastRound>,
) -> Option<(WaitingTask, DateTime<Utc>)> {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let received = count(draft.comment_count - draft.withdrawn_count);
    let undecided = count(draft.comment_count - draft.withdrawn_count - draft.decided_count);
    let window = draft.placement.as_ref().map(|placement| placement.window.closes_at);
    match draft.stage {
        StageName::Drafting => Some(match draft.placement_requested_at {
            Some(asked_at) => (WaitingTask::Place, asked_at),
            None => (WaitingTask::Write, draft.created_at),
        }),
        StageName::Open => {
            let placed_at = draft.placement.as_ref()?.placed_at;
            Some((WaitingTask::Discuss { closes_at: window? }, placed_at))
        }
        StageName::Review if undecided > 0 => Some((WaitingTask::Decide { undecided, received }, window?)),
        StageName::Review if is_head => Some((WaitingTask::Publish, window?)),
        StageName::Review => Some((WaitingTask::Report, window?)),
        StageName::Reported => Some((WaitingTask::Send, draft.reported_at?)),
        StageName::Coordinating | StageName::Returned => Some(of_round(draft.stage, is_head, round?)),
        StageName::Approved | StageName::InForce | StageName::Ceased | StageName::Withdrawn => None,
    }
}

/// What is to be done for a draft that was sent to the coordinating bodies.
fn of_round(stage: StageName, is_head: bool, round: LastRound) -> (WaitingTask, DateTime<Utc>) {
    let LastRound { can_be_ended, has_ended, unanswered, since } = round;
    let task = match stage {
        StageName::Coordinating if has_ended => WaitingTask::Approve,
        StageName::Coordinating if can_be_ended => WaitingTask::EndRound,
        StageName::Coordinating => WaitingTask::Opinions,
        _ if is_head && unanswered == 0 => WaitingTask::Send,
        _ => WaitingTask::Change { remarks: unanswered },
    };
    (task, since)
}
