//! One fact in the life of a service: in which lane it stands, when it was or is due, and how it stands today.

use chrono::NaiveDate;
use domain::language::Language;

use crate::w;

/// A lane of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// The entry in the register.
    Register,
    /// Placements for discussion.
    Placement,
    /// Windows of discussion.
    Discussion,
    /// Closing reports.
    Report,
    /// Rounds of coordination.
    Coordination,
    /// Approvals.
    Approval,
    /// Registration, publication and effect of the acts.
    Effect,
    /// Versions of the standard.
    Versions,
}

impl Lane {
    /// Every lane, from top to bottom.
    pub(super) const ALL: [Self; 8] = [
        Self::Register,
        Self::Placement,
        Self::Discussion,
        Self::Report,
        Self::Coordination,
        Self::Approval,
        Self::Effect,
        Self::Versions,
    ];

    /// Its name.
    pub(super) fn name(self, language: Language) -> String {
        match self {
            Self::Register => w!(language, window.s_register),
            Self::Placement => w!(language, window.s_placed),
            Self::Discussion => w!(language, window.s_discussion),
            Self::Report => w!(language, window.s_report),
            Self::Coordination => w!(language, window.s_coordination),
            Self::Approval => w!(language, window.s_approval),
            Self::Effect => w!(language, timeline.effect),
            Self::Versions => w!(language, timeline.versions),
        }
    }
}

/// How a fact stands today. Each look has a shape of its own, so that none is told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// It happened, in time where it had a term.
    Done,
    /// It happened after its term.
    Late,
    /// It lasts.
    Running,
    /// It is in force.
    Valid,
    /// It has not happened and its term is over.
    Overdue,
    /// It comes.
    Ahead,
    /// It was broken off.
    Stopped,
}

impl Look {
    /// Every look, in the order of the key.
    pub(super) const ALL: [Self; 7] =
        [Self::Done, Self::Late, Self::Running, Self::Valid, Self::Ahead, Self::Overdue, Self::Stopped];

    /// Its class in the drawing.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late => "late",
            Self::Running => "running",
            Self::Valid => "valid",
            Self::Overdue => "overdue",
            Self::Ahead => "ahead",
            Self::Stopped => "stopped",
        }
    }

    /// Its word.
    pub(super) fn word(self, language: Language) -> String {
        match self {
            Self::Done => w!(language, timeline.done),
            Self::Late => w!(language, timeline.late),
            Self::Running => w!(language, timeline.running),
            Self::Valid => w!(language, timeline.valid),
            Self::Overdue => w!(language, timeline.overdue),
            Self::Ahead => w!(language, timeline.ahead),
            Self::Stopped => w!(language, timeline.stopped),
        }
    }
}

/// When a fact was, is or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// On a day.
    On(NaiveDate),
    /// From a day to another one, both of them included.
    Between(NaiveDate, NaiveDate),
    /// From a day on, until today.
    Since(NaiveDate),
    /// From a day on, without an end that is known.
    Onward(NaiveDate),
    /// Not yet; it is due on the day.
    Awaited(NaiveDate),
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// Where it stands.
    pub(super) lane: Lane,
    /// When it was.
    pub(super) when: When,
    /// How it stands today.
    pub(super) look: Look,
    /// When it was due, where it has a term and is not awaited any more.
    pub(super) term: Option<NaiveDate>,
    /// What stands beside it in the picture instead of its day.
    pub(super) label: Option<String>,
    /// What it is, in words.
    pub(super) what: String,
    /// The number of the draft.
    pub(super) draft: Option<String>,
}

impl Event {
    /// A fact of the service.
    pub(super) fn new(lane: Lane, when: When, look: Look, what: String) -> Self {
        Self { lane, when, look, term: None, label: None, what, draft: None }
    }

    /// The same with a term.
    pub(super) fn with_term(self, term: Option<NaiveDate>) -> Self {
        Self { term, ..self }
    }

    /// The same with another label than its day.
    pub(super) fn labelled(self, label: String) -> Self {
        Self { label: Some(label), ..self }
    }

    /// The same of a draft.
    pub(super) fn of_draft(self, number: &str) -> Self {
        Self { draft: Some(number.to_owned()), ..self }
    }

    /// The day at which it stands.
    pub(super) fn day(&self) -> NaiveDate {
        match self.when {
            When::On(day)
            | When::Between(day, _)
            | When::Since(day)
            | When::Onward(day)
            | When::Awaited(day) => day,
        }
    }

    /// The last day of its term, if it has one.
    pub(super) fn due(&self) -> Option<NaiveDate> {
        match self.when {
            When::Awaited(due) => Some(due),
            When::On(_) | When::Between(..) | When::Since(_) | When::Onward(_) => self.term,
        }
    }

    /// Every day that the picture has to hold for it.
    pub(super) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let until = if let When::Between(_, until) = self.when { Some(until) } else { None };
        [Some(self.day()), until, self.term].into_iter().flatten()
    }
}
