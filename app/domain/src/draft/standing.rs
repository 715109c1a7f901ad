//! Where a received comment stands: what may still be done with it depends on nothing else.

use serde::{Deserialize, Serialize};

use super::Refusal;

/// Where a received comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentStanding {
    /// It awaits its decision.
    Awaiting,
    /// It has its decision.
    Decided,
    /// Its author withdrew it, and nobody decides on it.
    Withdrawn,
}

impl CommentStanding {
    /// The standing of a stored comment.
    pub const fn of(is_decided: bool, is_withdrawn: bool) -> Self {
        match (is_withdrawn, is_decided) {
            (true, _) => Self::Withdrawn,
            (false, true) => Self::Decided,
            (false, false) => Self::Awaiting,
        }
    }

    /// Whether the comment still awaits what its author or the body does with it.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDecided`] or [`Refusal::CommentWithdrawn`].
    pub const fn awaiting(self, comment: i64) -> Result<(), Refusal> {
        match self {
            Self::Awaiting => Ok(()),
            Self::Decided => Err(Refusal::AlreadyDecided { comment }),
            Self::Withdrawn => Err(Refusal::CommentWithdrawn { comment }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_7_only_a_standing_comment_is_decided_or_changed() {
        assert_eq!(CommentStanding::of(false, false).awaiting(5), Ok(()));
        assert_eq!(CommentStanding::of(true, false).awaiting(5), Err(Refusal::AlreadyDecided { comment: 5 }));
        for decided in [false, true] {
            assert_eq!(
                CommentStanding::of(decided, true).awaiting(5),
                Err(Refusal::CommentWithdrawn { comment: 5 })
            );
        }
    }
}
