//! What letters to the people of a body tell of their work.

use chrono::NaiveDate;
use domain::language::Localized;
use serde::{Deserialize, Serialize};

use crate::agenda::DueTask;

/// What a letter to somebody of a body tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum StaffLetter {
    /// Services of the body came into the register.
    NewServices {
        /// Which, with their terms.
        services: Vec<NewService>,
        /// The address of the desk.
        link: String,
    },
    /// A drafter asks the head to place a draft.
    PlacementAsked {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// Who asks: the name.
        by: String,
        /// The address where it is confirmed.
        link: String,
    },
    /// The window of a discussion has closed.
    WindowClosed {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// How many comments have no decision.
        undecided: u64,
        /// The address where it goes on.
        link: String,
    },
    /// A head took back a decision.
    DecisionReversed {
        /// The number of the draft.
        number: String,
        /// The name of the service.
        title: Localized,
        /// The number of a comment that it was about.
        comment: i64,
        /// Why, in the words of the head.
        reason: String,
        /// The address where it is decided anew.
        link: String,
    },
    /// A term of the law ends soon.
    TermSoon(TermLetter),
    /// A term of the law is over.
    TermOverdue(TermLetter),
}

/// A service that came into the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewService {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Localized,
    /// The legal date by which its draft is to be placed.
    pub due_on: NaiveDate,
}

/// A term of the law that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermLetter {
    /// What is to be done.
    pub task: DueTask,
    /// The number of the draft, or the code of the service where there is no draft yet.
    pub subject: String,
    /// The name of the service.
    pub title: Localized,
    /// The last day.
    pub due_on: NaiveDate,
    /// The address where it is done.
    pub link: String,
}
