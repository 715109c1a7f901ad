//! What is to be done for a draft, in words, and where.

use domain::language::Language;
use services::agenda::WaitingTask;

use crate::components::now::Now;
use crate::{w, words};

/// What is to be done for a draft.
pub(super) fn task(language: Language, task: WaitingTask, title: &str) -> String {
    let title = title.to_owned();
    match task {
        WaitingTask::Place => w!(language, desk.confirm, title = title),
        WaitingTask::Decide { .. } => w!(language, desk.decide, title = title),
        WaitingTask::Report => w!(language, worklist.report, title = title),
        WaitingTask::Publish => w!(language, desk.publish, title = title),
        WaitingTask::Send => w!(language, rounds.send, title = title),
        WaitingTask::EndRound => w!(language, rounds.end_round, title = title),
        WaitingTask::Change { .. } => w!(language, rounds.change, title = title),
        WaitingTask::Approve => w!(language, desk.approve, title = title),
        WaitingTask::Write => w!(language, desk.write, title = title),
        WaitingTask::Discuss { .. } => w!(language, worklist.discuss, title = title),
        WaitingTask::Opinions => w!(language, worklist.opinions, title = title),
    }
}

/// What stands against it, or speaks for it.
pub(super) fn counts(now: Now, task: WaitingTask) -> Vec<String> {
    let language = now.language;
    match task {
        WaitingTask::Decide { undecided, received } => vec![
            w!(language, desk.undecided, count = undecided),
            w!(language, desk.of_received, count = words::number(language, received)),
        ],
        WaitingTask::Report | WaitingTask::Publish => vec![w!(language, desk.all_decided)],
        WaitingTask::EndRound => vec![w!(language, rounds.can_be_ended)],
        WaitingTask::Change { remarks: 0 } => vec![w!(language, rounds.all_answered)],
        WaitingTask::Change { remarks } => vec![w!(language, rounds.unanswered, count = remarks)],
        WaitingTask::Discuss { closes_at } => {
            let closes = words::closing(language, now.zone, closes_at);
            vec![w!(language, worklist.closes, moment = closes)]
        }
        WaitingTask::Place
        | WaitingTask::Send
        | WaitingTask::Approve
        | WaitingTask::Write
        | WaitingTask::Opinions => Vec::new(),
    }
}

/// The page of the desk where a task is done.
pub(super) const fn part(task: WaitingTask) -> &'static str {
    match task {
        WaitingTask::Place => "/placement",
        WaitingTask::Decide { .. } | WaitingTask::Discuss { .. } => "/decide",
        WaitingTask::Report | WaitingTask::Publish => "/report",
        WaitingTask::Send | WaitingTask::EndRound | WaitingTask::Change { .. } | WaitingTask::Opinions => {
            "/coordination"
        }
        WaitingTask::Approve => "/approval",
        WaitingTask::Write => "",
    }
}
