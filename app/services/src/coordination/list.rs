//! The rounds of a draft as the developing body reads them, and as everybody does.

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};

use super::read;
use super::view::{BodyInRound, OpinionView, RoundView};
use crate::context::{Request, Services};
use crate::drafts::load::load;
use crate::drafts::public_summary;
use crate::error::ServiceError;

/// Every round of a draft with everything in it, the newest first.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn rounds(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<RoundView>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    read::rounds(connection, loaded.row.id).await
}

/// The rounds that have ended, the newest first, as everybody reads them: the positions that stand, without the names of
/// people, the letter to the bodies and the remarks that stay inside by a norm, which are counted. What was answered to a
/// remark is public once the draft was sent again or approved, and whether the body sees it resolved once the round after
/// has ended: before that it is unfinished work.
///
/// # Errors
/// [`ServiceError::NotFound`] if no such draft has been placed.
pub async fn public_rounds(
    services: &Services,
    number: &str,
    at: DateTime<Utc>,
) -> Result<Vec<RoundView>, ServiceError> {
    let summary = public_summary(services, number, at).await?;
    let rounds = read::rounds(&services.database.connection, summary.id).await?;
    Ok(published(rounds, summary.approved_at.is_some()))
}

/// What came after a round.
#[derive(Clone, Copy)]
struct After {
    /// The answers to its remarks went out with the next round, or with the approval.
    answered: bool,
    /// The bodies have said whether they see them resolved.
    settled: bool,
}

fn published(rounds: Vec<RoundView>, approved: bool) -> Vec<RoundView> {
    let mut after = After { answered: approved, settled: approved };
    let mut public = Vec::with_capacity(rounds.len());
    for round in rounds {
        let ended = round.ended_at.is_some();
        if ended {
            let bodies = round.bodies.into_iter().map(|body| public_body(body, after)).collect();
            public.push(RoundView { note: None, bodies, ..round });
        }
        after = After { answered: true, settled: ended };
    }
    public
}

fn public_body(body: BodyInRound, after: After) -> BodyInRound {
    let opinion = body.opinion.map(|opinion| public_opinion(opinion, after));
    // An amended opinion never was the answer of the body.
    BodyInRound { opinion, former: Vec::new(), ..body }
}

fn public_opinion(opinion: OpinionView, after: After) -> OpinionView {
    let all = opinion.remarks.len();
    let mut remarks = opinion.remarks;
    remarks.retain(|remark| remark.internal_norm.is_none());
    for remark in &mut remarks {
        remark.answer = remark.answer.take().filter(|_| after.answered);
        if let Some(answer) = &mut remark.answer {
            answer.resolved = answer.resolved.filter(|_| after.settled);
        }
    }
    let withheld = u64::try_from(all - remarks.len()).unwrap_or(u64::MAX);
    OpinionView { given_by: None, withheld, remarks, ..opinion }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
