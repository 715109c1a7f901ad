//! A draft, and somebody beside it who remembers what happened and checks every step against that.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::step::Step;
use crate::body::BodyId;
use crate::coordination::{AskedBody, Ground, Position, RequiredBody, Round};
use crate::discussion::Outcome;
use crate::draft::sample::{comment, drafting, noon, readiness, request, window_at};
use crate::draft::{CommentStanding, Draft, PlacementRequest, Refusal, Refused, SendRequest};
use crate::report::WeighedComment;
use crate::standard::ContentHash;
use crate::time::LegalZone;

fn hash(text: u8) -> ContentHash {
    ContentHash::of(&[text])
}

/// The bodies that the law asks; body 3 is added by the drafter, and body 4 by nobody.
fn required() -> [RequiredBody; 2] {
    [(1, Ground::AuthorizedServices), (2, Ground::Provider)]
        .map(|(body, ground)| RequiredBody { body: BodyId(body), grounds: vec![ground] })
}

/// What a body said of which text, written down beside the machine.
struct Said {
    round: u32,
    body: BodyId,
    hash: ContentHash,
    position: Position,
}

/// A draft, the clock, and what a witness knows.
pub(super) struct Witness {
    pub(super) draft: Draft,
    at: DateTime<Utc>,
    text: u8,
    comments: Vec<WeighedComment>,
    said: Vec<Said>,
}

impl Witness {
    pub(super) fn new() -> Self {
        Self {
            draft: Draft::Drafting(drafting()),
            at: noon(),
            text: 0,
            comments: Vec::new(),
            said: Vec::new(),
        }
    }

    fn today(&self) -> NaiveDate {
        LegalZone::default().date_of(self.at)
    }

    /// Takes a step and checks what it may have changed; whether it was let.
    pub(super) fn step(&mut self, step: &Step) -> bool {
        let before = self.draft.clone();
        let was_let = self.take(step);
        if !was_let {
            assert_eq!(self.draft, before, "a refused step leaves the stage as it was: {step:?}");
        }
        self.check_the_past(&before);
        if !matches!(before, Draft::Approved(_)) && matches!(self.draft, Draft::Approved(_)) {
            self.check_the_approval(&before);
        }
        was_let
    }

    fn take(&mut self, step: &Step) -> bool {
        let (draft, at, today) = (self.draft.clone(), self.at, self.today());
        match step {
            Step::Wait { days } => {
                self.at += TimeDelta::days(*days);
                true
            }
            Step::Place { errors } => draft.into_drafting(at).is_ok_and(|stage| {
                let window = window_at(at);
                let content_errors = *errors;
                let asked =
                    PlacementRequest { content_errors, due_on: None, placed_at: at, window, ..request() };
                let placed = stage.place(asked);
                self.settle(placed.map_err(|refused| Box::new(refused.map(Draft::Drafting))))
            }),
            Step::Comment => self.comment(),
            Step::Decide => draft.into_placed(at).is_ok_and(|placed| {
                let waiting = self.comments.iter_mut().find(|comment| comment.outcome.is_none());
                let Some(comment) = waiting else {
                    assert_eq!(placed.decide(&[], |_| None), Err(Refusal::NothingToDecide));
                    return false;
                };
                assert_eq!(placed.decide(&[comment.number], |_| Some(CommentStanding::Awaiting)), Ok(()));
                comment.outcome = Some(Outcome::NotAccepted);
                true
            }),
            Step::Publish => draft.into_placed(at).is_ok_and(|placed| {
                let ready = readiness(&self.comments, &[], at);
                self.settle(placed.publish_report(at, &ready))
            }),
            Step::Edit { text } => {
                let may = draft.revise().is_ok();
                self.text = if may { *text } else { self.text };
                may
            }
            Step::Send { errors, unanswered, leaves_out, adds } => {
                let asked = self.asked(*leaves_out, *adds);
                let asking = SendRequest {
                    at,
                    content_errors: *errors,
                    hash: hash(self.text),
                    has_authorized_body: true,
                    required: required().to_vec(),
                    asked,
                    unanswered: *unanswered,
                };
                self.settle(draft.send(asking))
            }
            Step::Opine { body, position, text } => self.opine(BodyId(*body), *position, *text),
            Step::End => {
                draft.into_coordinating(at).is_ok_and(|stage| self.settle(stage.end_round(at, today)))
            }
            Step::TakeBack => draft.into_coordinating(at).is_ok_and(|stage| self.settle(stage.take_back())),
            Step::Approve { text } => draft.into_coordinating(at).is_ok_and(|stage| {
                let text = hash(text.unwrap_or(self.text));
                self.settle(stage.approve(at, today, text, &required()))
            }),
            Step::Withdraw { reason } => self.settle(draft.withdraw(at, reason)),
        }
    }

    /// Keeps what a transition gave; a refused one gives back what went in.
    fn settle<Stage: Into<Draft>, Next: Into<Draft>>(
        &mut self,
        result: Result<Next, Box<Refused<Stage>>>,
    ) -> bool {
        match result {
            Ok(next) => {
                self.draft = next.into();
                true
            }
            Err(refused) => {
                let Refused { stage, refusal } = *refused;
                let stage: Draft = stage.into();
                assert_eq!(stage, self.draft, "{refusal:?}");
                false
            }
        }
    }

    fn comment(&mut self) -> bool {
        match self.draft.receive(self.at) {
            Ok(()) => {
                let number = i64::try_from(self.comments.len()).unwrap() + 1;
                self.comments.push(comment(number, None));
                true
            }
            Err(Refusal::DiscussionClosed { .. }) => {
                self.draft = self.draft.clone().late_attempt();
                true
            }
            Err(_) => false,
        }
    }

    fn opine(&mut self, body: BodyId, position: Position, text: Option<u8>) -> bool {
        let Draft::Coordinating(stage) = &mut self.draft else { return false };
        let round = &mut stage.round;
        let seen = text.map_or(round.hash, hash);
        if round.receive(body, seen).is_err() {
            return false;
        }
        let asked = round.asked.iter_mut().find(|asked| asked.body == body).unwrap();
        asked.position = Some(position);
        self.said.push(Said { round: round.number, body, hash: seen, position });
        true
    }

    /// Who is asked: an agreement holds to a text that did not change, and the silence of body 2 is consent by a norm.
    fn asked(&self, leaves_out: bool, adds: bool) -> Vec<AskedBody> {
        let last = match &self.draft {
            Draft::Returned(stage) if stage.round.hash == hash(self.text) => Some(&stage.round),
            _ => None,
        };
        let holds = |body: BodyId| {
            let asked = last?.asked.iter().find(|asked| asked.body == body)?;
            let agrees = asked.position.map_or(asked.holds_from.is_some(), Position::agrees);
            agrees.then_some(last?.number)
        };
        let grounds = [(1, Ground::AuthorizedServices), (2, Ground::Provider), (3, Ground::Interested)];
        let named = grounds.into_iter().filter(|(body, _)| match *body {
            2 => !leaves_out,
            3 => adds,
            _ => true,
        });
        named
            .map(|(body, ground)| AskedBody {
                body: BodyId(body),
                grounds: vec![ground],
                due_on: self.today() + TimeDelta::days(14),
                position: None,
                holds_from: holds(BodyId(body)),
                silence_norm: (body == 2).then(|| "п. 5 Правил".to_owned()),
                struck: false,
            })
            .collect()
    }

    /// What was fixed stays fixed.
    fn check_the_past(&self, before: &Draft) {
        let after = &self.draft;
        assert_eq!(after.origin(), before.origin());
        if let Some(placement) = before.placement() {
            assert_eq!(after.placement(), Some(placement), "a placement does not change (R15-1)");
        }
        if let Draft::Withdrawn(_) = before {
            assert_eq!(after, before, "a withdrawal is final");
        }
        if let Draft::Approved(approved) = before {
            let Draft::Approved(still) = after else { panic!("an approval is final: {after:?}") };
            assert_eq!(still.approved_at, approved.approved_at);
        }
        if matches!(after, Draft::Withdrawn(_)) {
            return;
        }
        if let Some(at) = published_at(before) {
            assert_eq!(published_at(after), Some(at), "a report does not change (R15-8)");
        }
        if let (Some(old), Some(new)) = (round(before), round(after)) {
            if old.number == new.number {
                assert_eq!(fixed(old), fixed(new), "what was sent does not change (RC-3)");
                assert!(old.ended_at.is_none() || old == new, "an ended round does not change (RC-3)");
            } else {
                assert_eq!(new.number, old.number + 1);
                assert!(old.ended_at.is_some(), "a round follows one that has ended");
            }
        }
    }

    /// The report is published, and every required body agrees to the very text (RC-1, RC-4).
    fn check_the_approval(&self, before: &Draft) {
        let Draft::Coordinating(stage) = before else { panic!("approved from {before:?}") };
        let (round, text) = (&stage.round, hash(self.text));
        assert!(stage.reported.published_at >= stage.reported.placed.placement.window.closes_at);
        assert!(self.comments.iter().all(|comment| comment.outcome.is_some()));
        assert!(round.ended_at.is_some());
        assert_eq!(round.hash, text);
        for RequiredBody { body, .. } in required() {
            let asked = round.asked.iter().find(|asked| asked.body == body).unwrap();
            let is_silent = !self.said.iter().any(|said| said.round == round.number && said.body == body);
            let by_norm = asked.silence_norm.is_some() && self.today() > asked.due_on && is_silent;
            let last = self.said.iter().rev().find(|said| said.body == body);
            let agrees = last.is_some_and(|said| said.position.agrees() && said.hash == text);
            assert!(agrees || by_norm, "{body:?} does not agree to the text");
        }
        let refuses = |body: BodyId| {
            let of_round = |said: &&Said| said.round == round.number && said.body == body;
            self.said.iter().rev().find(of_round).is_some_and(|said| !said.position.agrees())
        };
        assert!(!round.asked.iter().any(|asked| refuses(asked.body)), "nobody refuses");
    }
}

fn published_at(draft: &Draft) -> Option<DateTime<Utc>> {
    match draft {
        Draft::Reported(reported) => Some(reported.published_at),
        Draft::Coordinating(stage) => Some(stage.reported.published_at),
        Draft::Returned(stage) => Some(stage.reported.published_at),
        Draft::Approved(stage) => Some(stage.reported.published_at),
        Draft::Drafting(_) | Draft::Placed(_) | Draft::Withdrawn(_) => None,
    }
}

fn round(draft: &Draft) -> Option<&Round> {
    match draft {
        Draft::Coordinating(stage) => Some(&stage.round),
        Draft::Returned(stage) => Some(&stage.round),
        _ => None,
    }
}

/// What of a round no opinion changes.
fn fixed(round: &Round) -> Round {
    let asked = round.asked.iter().cloned().map(|asked| AskedBody { position: None, ..asked });
    Round { asked: asked.collect(), ended_at: None, ..round.clone() }
}
