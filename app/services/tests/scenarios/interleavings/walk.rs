//! One interleaving: a draft of its own, random commands of everybody on it, and what must hold after each of them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::coordination::Position;
use domain::draft::{DraftKind, StageName};
use domain::register::EntryInput;
use services::coordination::{plan, rounds};
use services::drafts::{
    CreateDraft, SaveSection, SavedTogether, Seen, create_draft, revisions, save_sections, summary,
};
use services::register::include_service;
use services::report::published;
use services::standards::version;
use services::{Request, ServiceError};

use super::World;
use super::command::Command;
use super::dice::Dice;
use super::rules::{Step, reachable, time_brings};
use crate::harness::{entry_input, later, morning, written};

/// A draft on its way.
pub(super) struct Walk<'a> {
    world: &'a World,
    code: String,
    number: String,
    clock: DateTime<Utc>,
    dice: Dice,
    commands: u32,
    /// What a head saw the last time the draft could be sent.
    seen: Option<Seen>,
    stage: StageName,
    reached: Vec<StageName>,
    /// The revisions that were frozen, with their hashes.
    frozen: Vec<(i64, String)>,
    /// The hash of the text that was approved.
    approved: Option<String>,
    /// What was done, for whoever has to find out why.
    told: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Begins the draft of a service of its own.
    pub(super) async fn begin(world: &'a World, seed: u64) -> Self {
        let services = &world.services;
        let code = format!("009-03-{seed:03}");
        let input = EntryInput { code: code.clone(), ..entry_input(world.office.ministry) };
        include_service(services, &world.office.registrar, input).await.unwrap();
        let drafter = &world.office.drafter;
        let asked = CreateDraft { service: code.clone(), kind: DraftKind::New };
        let number = create_draft(services, drafter, asked).await.unwrap().number;
        let content = written::content();
        let written = content.sections().iter().filter(|section| !section.key.is_from_register());
        let sections: Vec<SaveSection> = written
            .map(|section| SaveSection {
                draft: number.clone(),
                section: section.key,
                base_version: 1,
                elements: section.elements.clone(),
            })
            .collect();
        let saved = save_sections(services, drafter, &number, sections).await.unwrap();
        assert!(matches!(saved, SavedTogether::Saved(_)), "{saved:?}");
        Self {
            world,
            code,
            number,
            clock: morning() + TimeDelta::hours(1),
            dice: Dice::of(seed),
            commands: 0,
            seen: None,
            stage: StageName::Drafting,
            reached: vec![StageName::Drafting],
            frozen: Vec::new(),
            approved: None,
            told: vec![format!("seed {seed}")],
        }
    }

    /// Lets time pass, then one person act, or two at once.
    pub(super) async fn step(&mut self) {
        self.pass_time().await;
        let (services, number) = (&self.world.services, self.number.clone());
        let first = self.command();
        let second = if self.dice.one_in(6) { Some(self.command()) } else { None };
        let beside = async {
            match &second {
                Some(command) => Some(command.run(services, &number).await),
                None => None,
            }
        };
        let (one, other) = tokio::join!(first.run(services, &number), beside);
        let mut taken = Vec::new();
        self.note(&first, &one, &mut taken);
        if let (Some(command), Some(answer)) = (&second, &other) {
            self.note(command, answer, &mut taken);
        }
        let after = self.stands().await;
        assert!(reachable(self.stage, &taken).contains(&after), "{after:?} after {:#?}", self.told);
        self.nothing_frozen_changes().await;
        if after == StageName::Approved && self.stage == StageName::Coordinating {
            self.is_rightly_approved().await;
        }
        self.come_to(after);
        if matches!(after, StageName::Reported | StageName::Returned) {
            let head = later(&self.world.office.head, self.clock);
            self.seen = plan(services, &head, &number).await.ok().map(|planned| planned.seen);
        }
    }

    /// The stages that the draft came to; what was approved is still what was approved.
    pub(super) async fn end(self) -> Vec<StageName> {
        if let Some(hash) = &self.approved {
            let act = version(&self.world.services, &self.code, 1).await.unwrap().version;
            assert_eq!(&act.content.hash().to_string(), hash, "{:#?}", self.told);
        }
        self.reached
    }

    async fn stands(&self) -> StageName {
        summary(&self.world.services, &self.number, self.clock).await.unwrap().stage
    }

    fn come_to(&mut self, stage: StageName) {
        self.stage = stage;
        if !self.reached.contains(&stage) {
            self.reached.push(stage);
        }
    }

    async fn pass_time(&mut self) {
        let waits = match self.stage {
            StageName::Open => self.dice.one_in(4).then_some(31 * 24),
            StageName::Approved => self.dice.one_in(3).then_some(12 * 24),
            _ => None,
        };
        let hours: i64 = waits.unwrap_or_else(|| self.dice.of_these(&[0, 0, 1, 5, 24]));
        self.clock += TimeDelta::hours(hours);
        let after = self.stands().await;
        assert!(time_brings(self.stage, after), "{:?} to {after:?} after {:#?}", self.stage, self.told);
        self.come_to(after);
    }

    /// Mostly what brings the draft further, now and then anything at all; mostly by whose task it is.
    fn command(&mut self) -> Command {
        let steps: &[Step] = if self.dice.one_in(3) { &Step::ALL } else { Step::onward(self.stage) };
        let step = self.dice.of_these(steps);
        let office = &self.world.office;
        let heads = [&office.head, &self.world.deputy];
        let anybody =
            [&office.drafter, &office.registrar, &office.head, &self.world.keeper, &self.world.digital];
        let own = match step {
            Step::Ask | Step::Write | Step::Decide | Step::Answer => &office.drafter,
            Step::Opine("keeper", _) => &self.world.keeper,
            Step::Opine(..) => &self.world.digital,
            _ => self.dice.of_these(&heads),
        };
        let who = if self.dice.one_in(10) { self.dice.of_these(&anybody) } else { own };
        let request = match step {
            Step::Comment => Request::public(self.clock),
            _ => later(who, self.clock),
        };
        let stale = if self.dice.one_in(6) { self.seen.clone() } else { None };
        self.commands += 1;
        Command { step, request, stale, mark: self.commands }
    }

    /// Notes what a command was answered; nothing may fail inside.
    fn note(&mut self, command: &Command, answer: &Result<(), ServiceError>, taken: &mut Vec<Step>) {
        self.told.push(format!("{} {:?} in {:?}: {answer:?}", self.clock, command.step, self.stage));
        match answer {
            Ok(()) => taken.push(command.step),
            Err(ServiceError::Internal(_) | ServiceError::Unavailable) => panic!("{:#?}", self.told),
            Err(_) => {}
        }
    }

    /// Revisions are added and never changed (R15-1).
    async fn nothing_frozen_changes(&mut self) {
        let known = revisions(&self.world.services, &self.number).await.unwrap();
        let known: Vec<(i64, String)> = known.into_iter().map(|one| (one.number, one.hash)).collect();
        assert!(known.starts_with(&self.frozen), "{known:?} after {:#?}", self.told);
        self.frozen = known;
    }

    /// The report is published, the round has ended, and both bodies agree to the very text that was approved (RC-4).
    async fn is_rightly_approved(&mut self) {
        let services = &self.world.services;
        assert!(published(services, &self.number).await.unwrap().is_some(), "{:#?}", self.told);
        let head = later(&self.world.office.head, self.clock);
        let round = rounds(services, &head, &self.number).await.unwrap().remove(0);
        assert!(round.ended_at.is_some() && round.agreed == Some(true), "{:#?}", self.told);
        for code in ["keeper", "digital"] {
            let body = round.bodies.iter().find(|one| one.body.code == code).unwrap();
            let agrees = body.position.map_or(body.holds_from.is_some(), Position::agrees);
            assert!(agrees, "{code} after {:#?}", self.told);
        }
        let act = version(services, &self.code, 1).await.unwrap().version;
        assert_eq!((&act.summary.hash, &act.content.hash().to_string()), (&round.hash, &round.hash));
        self.approved = Some(round.hash);
    }
}
