//! Everything that the page of coordination shows, read before it is made.

use std::collections::BTreeMap;

use domain::access::{Action, Resource};
use domain::draft::StageName;
use domain::standard::Content;
use services::coordination::{self, MeetingView, RemarkView, RoundView, SendPlan};
use services::drafts::{self, Seen};
use services::error::ServiceError;

use super::typed::Typed;
use crate::components::now::Now;
use crate::pages::desk::opened::{Opened, open};
use crate::pages::desk::seen::{self, Meanwhile};
use crate::{Site, Visitor};

/// Everything that the page shows.
pub(super) struct Coordination {
    /// Who asks.
    pub(super) visitor: Visitor,
    /// When, and in which language.
    pub(super) now: Now,
    /// The draft.
    pub(super) opened: Opened,
    /// The rounds, the newest first.
    pub(super) rounds: Vec<RoundView>,
    /// The texts that were sent, by the numbers of their revisions.
    texts: BTreeMap<i64, Content>,
    /// What sending the draft now would mean; nothing where it cannot be sent.
    pub(super) plan: Option<SendPlan>,
    /// The meetings, the newest first.
    pub(super) meetings: Vec<MeetingView>,
    /// What changed since a form that came back was shown.
    pub(super) meanwhile: Option<Meanwhile>,
    /// What was typed into it.
    pub(super) typed: Typed,
}

impl Coordination {
    /// The address of the page.
    pub(super) fn address(&self) -> String {
        format!("{}/coordination", self.opened.address(&self.visitor))
    }

    /// The stage of the draft.
    pub(super) fn stage(&self) -> StageName {
        self.opened.copy.summary.stage
    }

    /// Whether the visitor may do something to the draft.
    pub(super) fn may(&self, action: Action) -> bool {
        self.visitor.may(action, &Resource::Draft { body: self.opened.copy.summary.body })
    }

    /// Whether remarks are answered now.
    pub(super) fn is_answering(&self) -> bool {
        matches!(self.stage(), StageName::Coordinating | StageName::Returned)
            && self.may(Action::AnswerRemarks)
    }

    /// Whether a remark of a round is answered now: an answer that went out with the next round stands as it is.
    pub(super) fn takes_answer(&self, round: &RoundView, remark: &RemarkView) -> bool {
        let is_last = self.rounds.first().is_some_and(|last| last.number == round.number);
        self.is_answering() && (is_last || remark.answer.is_none())
    }

    /// Whether a remark of this key is answered now.
    pub(super) fn takes_answer_to(&self, remark: i64) -> bool {
        let of_round = |round: &RoundView| {
            remarks_of(round).any(|one| one.id == remark && self.takes_answer(round, one))
        };
        self.rounds.iter().any(of_round)
    }

    /// The text that was sent in a round.
    pub(super) fn text(&self, round: &RoundView) -> Option<&Content> {
        self.texts.get(&round.revision)
    }

    /// Every remark that stands.
    pub(super) fn remarks(&self) -> impl Iterator<Item = &RemarkView> {
        self.rounds.iter().flat_map(remarks_of)
    }

    /// How many remarks are answered, and how many there are.
    pub(super) fn progress(&self) -> (usize, usize) {
        let answered = self.remarks().filter(|remark| remark.answer.is_some()).count();
        (answered, self.remarks().count())
    }
}

/// Every remark of a round that stands.
pub(super) fn remarks_of(round: &RoundView) -> impl Iterator<Item = &RemarkView> {
    round.bodies.iter().filter_map(|body| body.opinion.as_ref()).flat_map(|opinion| &opinion.remarks)
}

/// Reads everything that the page shows.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the visitor writes for the body of the draft.
pub(super) async fn load(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    typed: Typed,
) -> Result<Coordination, ServiceError> {
    let opened = open(site, visitor, number).await?;
    let request = visitor.request();
    let rounds = coordination::rounds(&site.services, &request, number).await?;
    let mut texts = BTreeMap::new();
    for round in &rounds {
        let sent = drafts::revision(&site.services, number, round.revision).await?;
        texts.insert(round.revision, sent.content);
    }
    let plan = match opened.copy.summary.stage {
        StageName::Reported | StageName::Returned if opened.copy.summary.cancelled_by.is_none() => {
            Some(coordination::plan(&site.services, &request, number).await?)
        }
        _ => None,
    };
    let overtaken = |read: &&Seen| plan.as_ref().is_some_and(|plan| plan.seen != **read);
    let meanwhile = match typed.seen.as_ref().filter(overtaken) {
        Some(read) => seen::meanwhile(site, visitor, &opened, read).await?,
        None => None,
    };
    let meetings = coordination::meetings(&site.services, &request, number).await?;
    let (visitor, now) = (visitor.clone(), Now::of(site, visitor));
    Ok(Coordination { visitor, now, opened, rounds, texts, plan, meetings, meanwhile, typed })
}
