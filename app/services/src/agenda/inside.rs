//! What the people of a body ask of each other: notes that are addressed to somebody, remarks of the head, decisions to be
//! confirmed.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::draft::StageName;

use super::WaitingTask;
use crate::context::{Request, Services};
use crate::discussion::unconfirmed_of_drafts;
use crate::drafts::DraftSummary;
use crate::error::ServiceError;
use crate::notes::{WaitingNotes, waiting_notes};

/// What waits inside the body on the drafts at work.
pub(super) struct Inside {
    notes: HashMap<i64, WaitingNotes>,
    proposed: HashMap<i64, u64>,
}

impl Inside {
    /// What waits on these drafts for the person who asks.
    pub(super) async fn of(
        services: &Services,
        request: &Request,
        open: &[&DraftSummary],
    ) -> Result<Self, ServiceError> {
        let connection = &services.database.connection;
        // Where the text does not change any more, nobody can answer or resolve a note.
        let written = open.iter().filter(|draft| is_written(draft.stage));
        let written: Vec<i64> = written.map(|draft| draft.id).collect();
        let notes = waiting_notes(connection, &written, request.user_id()).await?;
        let placed = open.iter().filter(|draft| is_placed(draft.stage));
        let placed: Vec<i64> = placed.map(|draft| draft.id).collect();
        let proposed = unconfirmed_of_drafts(connection, &placed).await?;
        Ok(Self { notes, proposed })
    }

    /// The notes on a draft that wait.
    pub(super) fn notes(&self, draft: &DraftSummary) -> WaitingNotes {
        self.notes.get(&draft.id).copied().unwrap_or_default()
    }

    /// What is done before a task, or is more urgent: remarks are settled before the text goes on, and a head confirms before
    /// the report is published.
    pub(super) fn before(
        &self,
        draft: &DraftSummary,
        is_head: bool,
        task: WaitingTask,
    ) -> Option<(WaitingTask, DateTime<Utc>)> {
        let notes = self.notes(draft);
        if task == WaitingTask::Write && notes.remarks > 0 {
            let task = WaitingTask::Settle { remarks: notes.remarks };
            return Some((task, notes.remarks_since.unwrap_or(draft.created_at)));
        }
        let decisions = self.proposed.get(&draft.id).copied().unwrap_or(0);
        let placement = draft.placement.as_ref().filter(|_| is_head && decisions > 0)?;
        let since = match draft.stage {
            StageName::Open => placement.placed_at,
            _ => placement.window.closes_at,
        };
        Some((WaitingTask::Confirm { decisions }, since))
    }
}

const fn is_written(stage: StageName) -> bool {
    matches!(stage, StageName::Drafting | StageName::Open | StageName::Review | StageName::Returned)
}

const fn is_placed(stage: StageName) -> bool {
    matches!(stage, StageName::Open | StageName::Review)
}
