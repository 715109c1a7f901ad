//! A comment whose words must not be read by everybody: somebody's data, a threat. Its words leave pages, files and feeds;
//! its number, its time, its hash and the reason stay, and its author is told and can object.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::text::{TextProblem, screen};
use crate::standard::ContentHash;

/// The longest reason, objection or answer, in characters.
pub const LONGEST_REASON: u32 = 4_000;

/// What is wrong with the words of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HidingGround {
    /// They hold the data of a person who did not make them public.
    PersonalData,
    /// They threaten somebody.
    Threat,
    /// Another law forbids to spread them; the reason names it.
    Unlawful,
}

impl HidingGround {
    /// Every ground.
    pub const ALL: [Self; 3] = [Self::PersonalData, Self::Threat, Self::Unlawful];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonalData => "personal_data",
            Self::Threat => "threat",
            Self::Unlawful => "unlawful",
        }
    }

    /// The ground of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// What everybody reads in the place of hidden words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// Since when, UTC.
    pub at: DateTime<Utc>,
    /// What is wrong with them.
    pub ground: HidingGround,
    /// Why, in the words of the body that develops the draft.
    pub reason: String,
    /// The SHA-256 of the words, as it stands on the receipt and in the ledger.
    pub text_hash: ContentHash,
}

/// What a head types to hide a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HidingInput {
    /// Code of a [`HidingGround`].
    pub ground: String,
    /// Why.
    pub reason: String,
}

/// A hiding as it may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHiding {
    /// What is wrong with the words.
    pub ground: HidingGround,
    /// Why.
    pub reason: String,
}

/// A field that cannot be taken as it is: its name and the stable name of what is wrong.
pub type HidingProblem = (&'static str, &'static str);

impl HidingInput {
    /// The hiding that the form describes.
    ///
    /// # Errors
    /// Every problem of the form.
    pub fn parse(&self) -> Result<NewHiding, Vec<HidingProblem>> {
        let mut problems = Vec::new();
        let ground = HidingGround::from_code(&self.ground);
        if ground.is_none() {
            problems.push(("ground", "ground"));
        }
        let reason = because("reason", &self.reason).map_err(|problem| problems.push(problem)).ok();
        match (ground, reason) {
            (Some(ground), Some(reason)) => Ok(NewHiding { ground, reason }),
            _ => Err(problems),
        }
    }
}

/// Words that stand for a reason, an objection or an answer.
///
/// # Errors
/// The problem of the field `field`.
pub fn because(field: &'static str, words: &str) -> Result<String, HidingProblem> {
    screen(words, LONGEST_REASON).map_err(|problem| match problem {
        TextProblem::Empty => (field, "blank"),
        other => (field, other.code()),
    })
}

/// Where a hiding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HidingState {
    /// The words are hidden; nobody has objected.
    Hidden,
    /// The author has objected, and waits for an answer.
    ObjectedTo,
    /// The objection was weighed, and the words stay hidden.
    Upheld,
    /// The words are read again.
    Ended,
}

/// What happens to a hiding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HidingStep {
    /// The author objects.
    Object,
    /// The body answers that the words stay hidden.
    Uphold,
    /// The body lets the words be read again.
    End,
}

impl HidingState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Hidden, Self::ObjectedTo, Self::Upheld, Self::Ended];

    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::ObjectedTo => "objected_to",
            Self::Upheld => "upheld",
            Self::Ended => "ended",
        }
    }

    /// The state of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the words are hidden.
    pub const fn hides(self) -> bool {
        !matches!(self, Self::Ended)
    }

    /// The state after a step; nothing where the step is not to be taken: an author objects once, and only an objection is
    /// answered.
    pub const fn after(self, step: HidingStep) -> Option<Self> {
        match (self, step) {
            (Self::Hidden, HidingStep::Object) => Some(Self::ObjectedTo),
            (Self::ObjectedTo, HidingStep::Uphold) => Some(Self::Upheld),
            (Self::Hidden | Self::ObjectedTo | Self::Upheld, HidingStep::End) => Some(Self::Ended),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hiding_needs_a_ground_and_a_reason() {
        let empty = HidingInput::default().parse().unwrap_err();
        assert_eq!(empty, [("ground", "ground"), ("reason", "blank")]);
        let long = "я".repeat(4_001);
        let input = HidingInput { ground: "threat".to_owned(), reason: long };
        assert_eq!(input.parse().unwrap_err().len(), 1);
        let input = HidingInput {
            ground: "personal_data".to_owned(), reason: " Адрес соседа. ".to_owned()
        };
        let hiding = input.parse().unwrap();
        assert_eq!((hiding.ground, hiding.reason.as_str()), (HidingGround::PersonalData, "Адрес соседа."));
    }

    #[test]
    fn an_author_objects_once_and_only_an_objection_is_answered() {
        use HidingState::{Ended, Hidden, ObjectedTo, Upheld};
        use HidingStep::{End, Object, Uphold};
        let table = [
            (Hidden, Object, Some(ObjectedTo)),
            (Hidden, Uphold, None),
            (Hidden, End, Some(Ended)),
            (ObjectedTo, Object, None),
            (ObjectedTo, Uphold, Some(Upheld)),
            (ObjectedTo, End, Some(Ended)),
            (Upheld, Object, None),
            (Upheld, Uphold, None),
            (Upheld, End, Some(Ended)),
            (Ended, Object, None),
            (Ended, Uphold, None),
            (Ended, End, None),
        ];
        for (state, step, after) in table {
            assert_eq!(state.after(step), after, "{state:?} {step:?}");
        }
        assert!(Hidden.hides() && ObjectedTo.hides() && Upheld.hides() && !Ended.hides());
    }

    #[test]
    fn every_ground_reads_back() {
        for ground in HidingGround::ALL {
            assert_eq!(HidingGround::from_code(ground.code()), Some(ground));
        }
        assert_eq!(HidingGround::from_code("rude"), None);
        for state in HidingState::ALL {
            assert_eq!(HidingState::from_code(state.code()), Some(state));
        }
    }
}
