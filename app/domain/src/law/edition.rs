//! An edition of the law: every term it sets, as a record.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Rule, StartingEvent};
use crate::time::{BusinessCalendar, Deadline, Term};

/// Where a term ends whose last day is no business day (R-T2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// On that day all the same: an edition that says nothing of it.
    #[default]
    Stays,
    /// On the next business day.
    Moves,
}

/// A term that an edition of the law sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleTerm {
    /// The rule the term belongs to.
    pub rule: Rule,
    /// The article that sets it in this edition, such as `Art. 15(3)`.
    pub article: Cow<'static, str>,
    /// How long it is.
    pub term: Term,
    /// What it is counted from.
    pub event: StartingEvent,
    /// Where it ends if its last day is no business day.
    #[serde(default)]
    pub last_day: LastDay,
}

impl RuleTerm {
    /// The deadline of this term when its event falls on a legal date.
    pub fn deadline(&self, event_on: NaiveDate, calendar: &BusinessCalendar) -> Deadline {
        let deadline =
            Deadline::compute(self.rule, self.article.clone(), self.term, self.event, event_on, calendar);
        match self.last_day {
            LastDay::Stays => deadline,
            LastDay::Moves => deadline.moved_to_business_day(calendar),
        }
    }
}

/// An edition of the law with every term it sets. A draft keeps the edition in force at its placement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawEdition {
    /// The stable name, kept with every draft.
    pub id: Cow<'static, str>,
    /// The legal date from which it is in force.
    pub effective_from: NaiveDate,
    /// The act that gave the law this wording.
    pub source: Cow<'static, str>,
    /// Placement of a draft for discussion.
    pub placement: RuleTerm,
    /// The window of the discussion.
    pub discussion: RuleTerm,
    /// Approval of the standard.
    pub approval: RuleTerm,
    /// Updating the information on the service.
    pub informing: RuleTerm,
    /// Approval of the regulation of the service.
    pub regulation: RuleTerm,
    /// Answer to a complaint.
    pub complaint_answer: RuleTerm,
    /// Answer to a complaint at the authorized body on assessment and control of quality.
    pub complaint_answer_authorized: RuleTerm,
    /// The longest extension of the term for an answer.
    pub complaint_extension: RuleTerm,
    /// Notice of that extension.
    pub complaint_extension_notice: RuleTerm,
}

impl LawEdition {
    /// Every term of the edition, in the order of a draft's life.
    pub const fn terms(&self) -> [&RuleTerm; 9] {
        [
            &self.placement,
            &self.discussion,
            &self.approval,
            &self.informing,
            &self.regulation,
            &self.complaint_answer,
            &self.complaint_answer_authorized,
            &self.complaint_extension,
            &self.complaint_extension_notice,
        ]
    }
}
