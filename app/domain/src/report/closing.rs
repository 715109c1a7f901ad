//! The closing report as it is frozen on publication (R15-8): everything a reader needs, no personal data.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::canonical;
use super::readiness::GapState;
use crate::discussion::{Anchor, AuthorKind, Outcome};
use crate::draft::{DraftKind, WayOfInforming};
use crate::language::{Language, Localized};
use crate::standard::SectionKey;

/// The report on a discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingReport {
    /// The number of the draft.
    pub draft_number: String,
    /// What the draft is.
    pub draft_kind: DraftKind,
    /// The code of the service in the register.
    pub service_code: String,
    /// The name of the service.
    pub service_name: Localized,
    /// The name of the body that developed the draft.
    pub body: Localized,
    /// The legal date of placement.
    pub placed_on: NaiveDate,
    /// The date by which placement was due (R15-2).
    pub due_on: NaiveDate,
    /// Why it was placed later than due.
    pub late_reason: Option<String>,
    /// The last day of the window.
    pub last_day: NaiveDate,
    /// The instant the window opened, UTC.
    pub opened_at: DateTime<Utc>,
    /// The instant the window closed, UTC.
    pub closed_at: DateTime<Utc>,
    /// When the report was published, UTC.
    pub published_at: DateTime<Utc>,
    /// How the public was informed (R15-6).
    pub ways_of_informing: Vec<WayOfInforming>,
    /// How many took part, and when and where.
    pub participation: Participation,
    /// Comments that arrived at or after the closing moment and were refused (R15-4).
    pub late_attempts: u32,
    /// Every comment received in time with the decision on it, by number.
    pub comments: Vec<ReportedComment>,
    /// Comments without a change and changes without a comment, with the reasons given (R15-9).
    pub explained_gaps: Vec<GapState>,
    /// Where and how the revised draft can be read.
    pub revised_draft: Localized,
    /// The hash of the placed revision.
    pub placed_hash: String,
    /// The hash of the revised one.
    pub revised_hash: String,
    /// The redline between the two, by language.
    pub redlines: BTreeMap<Language, serde_json::Value>,
    /// The last entry of the ledger when the report was compiled.
    pub ledger_sequence: i64,
    /// The hash of that entry.
    pub ledger_hash: String,
}

/// A comment as published: without e-mail and business identification number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedComment {
    /// Its number in the draft.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The legal date of that instant.
    pub received_on: NaiveDate,
    /// What the author is.
    pub author_kind: AuthorKind,
    /// The name of the author.
    pub author_name: String,
    /// The language of the comment.
    pub language: Language,
    /// What it concerns.
    pub anchor: Anchor,
    /// The number of the clause it concerns, such as "2.6.3".
    pub clause: Option<String>,
    /// Its words.
    pub text: String,
    /// The wording it proposed.
    pub suggestion: Option<String>,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub substantiation: String,
}

/// How many took part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    /// Comments in all.
    pub total: u32,
    /// Comments by legal date of receipt; days without any are left out.
    pub by_day: Vec<DayCount>,
    /// Comments by section in the order of the law, the whole draft last; sections without any are left out.
    pub by_section: Vec<SectionCount>,
    /// Comments by kind of author.
    pub by_author: BTreeMap<AuthorKind, u32>,
    /// Comments by outcome.
    pub by_outcome: BTreeMap<Outcome, u32>,
}

/// Comments of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// The legal date.
    pub day: NaiveDate,
    /// How many.
    pub count: u32,
}

/// Comments on one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionCount {
    /// The section; nothing for the whole draft.
    pub section: Option<SectionKey>,
    /// How many.
    pub count: u32,
}

impl Participation {
    /// The figures of the comments.
    pub fn of(comments: &[ReportedComment]) -> Self {
        let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        let mut sections: BTreeMap<Option<SectionKey>, u32> = BTreeMap::new();
        let mut figures =
            Self { total: u32::try_from(comments.len()).unwrap_or(u32::MAX), ..Self::default() };
        for comment in comments {
            *days.entry(comment.received_on).or_default() += 1;
            *sections.entry(comment.anchor.section).or_default() += 1;
            *figures.by_author.entry(comment.author_kind).or_default() += 1;
            *figures.by_outcome.entry(comment.outcome).or_default() += 1;
        }
        figures.by_day = days.into_iter().map(|(day, count)| DayCount { day, count }).collect();
        let whole = sections.remove(&None).map(|count| SectionCount { section: None, count });
        let by_section = sections.into_iter().map(|(section, count)| SectionCount { section, count });
        figures.by_section = by_section.chain(whole).collect();
        figures
    }
}

impl ClosingReport {
    /// SHA-256 of the canonical JSON of the report, in lower-case hexadecimal: the seal under which it is published.
    ///
    /// # Errors
    /// If the report cannot be JSON, which no field allows.
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        canonical::hash(self)
    }
}
