//! What a term or working hours are for, so that a time of waiting never reads as the term of rendering.

use serde::{Deserialize, Serialize};

/// What a term is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermOf {
    /// Of rendering the service (Art. 14(2)).
    #[default]
    Rendering,
    /// Of waiting in the queue.
    Waiting,
    /// Of serving one recipient at the counter.
    Serving,
}

impl TermOf {
    /// Whether it is the term of rendering; what was stored before the others existed says nothing.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    pub(super) const fn is_rendering(&self) -> bool {
        matches!(self, Self::Rendering)
    }
}

/// What hours at a place are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursOf {
    /// The working hours of the place.
    #[default]
    Working,
    /// The hours in which applications are accepted and results are issued.
    Reception,
}

impl HoursOf {
    /// Whether they are working hours; what was stored before the others existed says nothing.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    pub(super) const fn is_working(&self) -> bool {
        matches!(self, Self::Working)
    }
}
