//! What the people of a body ask of each other: notes that are addressed to somebody, remarks of the head, decisions to be
//! confirmed.

use chrono::{DateTime, Utc};
use domain::access::{Action, Resource, allow};
use domain::draft::StageName;

use super::{WaitingItem, WaitingTask};
use crate::context::{Request, Services};
use crate::discussion::unconfirmed_of_drafts;
use crate::drafts::DraftSummary;
use crate::error::ServiceError;
use crate::notes::{WaitingNotes, waiting_notes};

/// Adds what waits inside the body on these drafts, and puts it in the place of what cannot be done before it.
pub(super) async fn add(
    services: &Services,
    request: &Request,
    open: Vec<&DraftSummary>,
    waiting: &mut Vec<WaitingItem>,
) -> Result<(), ServiceError> {
    let connection = &services.database.connection;
    // Where the text does not change any more, nobody can answer or resolve a note.
    let written = open.iter().filter(|draft| is_written(draft.stage));
    let written: Vec<i64> = written.map(|draft| draft.id).collect();
    let notes = waiting_notes(connection, &written, request.user_id()).await?;
    let placed = open.iter().filter(|draft| matches!(draft.stage, StageName::Open | StageName::Review));
    let placed: Vec<i64> = placed.map(|draft| draft.id).collect();
    let proposed = unconfirmed_of_drafts(connection, &placed).await?;
    for draft in open {
        let waits = notes.get(&draft.id).copied().unwrap_or_default();
        addressed(draft, waits, waiting);
        remarks(request, draft, waits, waiting);
        let decisions = proposed.get(&draft.id).copied().unwrap_or(0);
        let confirms = allow(&request.actor, Action::ConfirmDecisions, &resource(draft)).is_ok();
        if decisions > 0 && confirms {
            waiting.retain(|item| item.number != draft.number || item.task != WaitingTask::Publish);
            waiting.push(item(draft, WaitingTask::Confirm { decisions }, None));
        }
    }
    Ok(())
}

const fn is_written(stage: StageName) -> bool {
    matches!(stage, StageName::Drafting | StageName::Open | StageName::Review | StageName::Returned)
}

const fn resource(draft: &DraftSummary) -> Resource {
    Resource::Draft { body: draft.body }
}

/// The notes that are addressed to the person.
fn addressed(draft: &DraftSummary, waits: WaitingNotes, waiting: &mut Vec<WaitingItem>) {
    if waits.for_me > 0 {
        waiting.push(item(draft, WaitingTask::Notes { notes: waits.for_me }, waits.for_me_since));
    }
}

/// The remarks of the head, which the drafters settle before they go on; to the head they are no task.
fn remarks(request: &Request, draft: &DraftSummary, waits: WaitingNotes, waiting: &mut [WaitingItem]) {
    if waits.remarks == 0 || allow(&request.actor, Action::SendBack, &resource(draft)).is_ok() {
        return;
    }
    let writing =
        waiting.iter_mut().find(|item| item.number == draft.number && item.task == WaitingTask::Write);
    if let Some(writing) = writing {
        *writing = item(draft, WaitingTask::Settle { remarks: waits.remarks }, waits.remarks_since);
    }
}

fn item(draft: &DraftSummary, task: WaitingTask, since: Option<DateTime<Utc>>) -> WaitingItem {
    let discussed = draft.placement.as_ref().map(|placement| match draft.stage {
        StageName::Open => placement.placed_at,
        _ => placement.window.closes_at,
    });
    WaitingItem {
        task,
        number: draft.number.clone(),
        title: draft.title.clone(),
        since: since.or(discussed).unwrap_or(draft.created_at),
        asked_by: None,
    }
}
