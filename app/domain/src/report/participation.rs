//! The figures of a discussion: how many took part, when, where and with what outcome (R15-8).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::reported_comment::ReportedComment;
use crate::discussion::{AuthorKind, Outcome};
use crate::standard::SectionKey;

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
        let mut tally = Tally::default();
        for comment in comments {
            tally.add(comment);
        }
        tally.figures()
    }
}

/// Figures of comments that come one after another.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    days: BTreeMap<NaiveDate, u32>,
    sections: BTreeMap<Option<SectionKey>, u32>,
    counted: Participation,
}

impl Tally {
    /// Counts one more comment.
    pub fn add(&mut self, comment: &ReportedComment) {
        self.counted.total = self.counted.total.saturating_add(1);
        *self.days.entry(comment.received_on).or_default() += 1;
        *self.sections.entry(comment.anchor.section).or_default() += 1;
        *self.counted.by_author.entry(comment.author.kind).or_default() += 1;
        *self.counted.by_outcome.entry(comment.outcome).or_default() += 1;
    }

    /// So many comments of a day, which the database counted.
    pub fn of_day(&mut self, day: NaiveDate, count: u32) {
        *self.days.entry(day).or_default() += count;
    }

    /// So many comments of a kind of author on a section or the whole draft, which the database counted.
    pub fn of_kind(&mut self, kind: AuthorKind, section: Option<SectionKey>, count: u32) {
        self.counted.total = self.counted.total.saturating_add(count);
        *self.counted.by_author.entry(kind).or_default() += count;
        *self.sections.entry(section).or_default() += count;
    }

    /// So many comments that were decided so, which the database counted.
    pub fn of_outcome(&mut self, outcome: Outcome, count: u32) {
        *self.counted.by_outcome.entry(outcome).or_default() += count;
    }

    /// The figures; days and sections without any are left out.
    pub fn figures(self) -> Participation {
        let Self { days, mut sections, counted } = self;
        let by_day = days.into_iter().map(|(day, count)| DayCount { day, count }).collect();
        let whole = sections.remove(&None).map(|count| SectionCount { section: None, count });
        let by_section = sections.into_iter().map(|(section, count)| SectionCount { section, count });
        Participation { by_day, by_section: by_section.chain(whole).collect(), ..counted }
    }
}
