//! A proposal as it may be shown: without the name of a person and without an e-mail.

use chrono::{DateTime, NaiveDate, Utc};
use domain::discussion::{Hidden, Outcome};
use domain::draft::{DraftKind, StageName};
use domain::language::{Language, Localized};
use domain::proposal::{ProposalKind, ProposalSource, ProposalState};
use domain::standard::SectionKey;

use crate::reading::BodyName;

/// A proposal as it may be shown. It cannot hold the name or the address of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalView {
    /// Its number.
    pub number: i64,
    /// The code of the service.
    pub service_code: String,
    /// The name of the service.
    pub service_name: Localized,
    /// The body that develops the standard, and answers.
    pub body: BodyName,
    /// What it asks for.
    pub kind: ProposalKind,
    /// Where it comes from.
    pub source: ProposalSource,
    /// The body that proposes, where one does.
    pub from: Option<BodyName>,
    /// The section that it concerns; nothing for the whole standard.
    pub section: Option<SectionKey>,
    /// The language of its words.
    pub language: Language,
    /// Its words; empty where they are hidden from the reader.
    pub text: String,
    /// Why its words are not read by everybody.
    pub hidden: Option<Hidden>,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The legal date by which it is to be answered: a setting, not a term of the law.
    pub due_on: NaiveDate,
    /// The answer.
    pub answer: Option<ProposalAnswer>,
    /// The drafts that name it, the first one first; the public reads of those that were placed alone.
    pub drafts: Vec<NamedDraft>,
}

impl ProposalView {
    /// Where it stands.
    pub fn state(&self) -> ProposalState {
        if self.answer.is_some() { ProposalState::Answered } else { ProposalState::Waiting }
    }

    /// Whether it was not accepted: then no draft names it.
    pub fn is_refused(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.outcome == Outcome::NotAccepted)
    }
}

/// The answer to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalAnswer {
    /// What is done about it.
    pub outcome: Outcome,
    /// Why.
    pub words: String,
    /// When it was answered, UTC.
    pub answered_at: DateTime<Utc>,
}

/// A draft that names a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDraft {
    /// Its number.
    pub number: String,
    /// What it is for.
    pub kind: DraftKind,
    /// Where it stands.
    pub stage: StageName,
    /// Whether it was placed, so that the public knows of it.
    pub is_placed: bool,
}
