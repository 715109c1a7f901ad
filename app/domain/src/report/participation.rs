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
        let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        let mut sections: BTreeMap<Option<SectionKey>, u32> = BTreeMap::new();
        let mut figures =
            Self { total: u32::try_from(comments.len()).unwrap_or(u32::MAX), ..Self::default() };
        for comment in comments {
            *days.entry(comment.received_on).or_default() += 1;
            *sections.entry(comment.anchor.section).or_default() += 1;
            *figures.by_author.entry(comment.author.kind).or_default() += 1;
            *figures.by_outcome.entry(comment.outcome).or_default() += 1;
        }
        figures.by_day = days.into_iter().map(|(day, count)| DayCount { day, count }).collect();
        let whole = sections.remove(&None).map(|count| SectionCount { section: None, count });
        let by_section = sections.into_iter().map(|(section, count)| SectionCount { section, count });
        figures.by_section = by_section.chain(whole).collect();
        figures
    }
}
