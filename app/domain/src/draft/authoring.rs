//! When the author of a comment may still correct or withdraw it: as long as comments are received (R15-4).

use chrono::{DateTime, Utc};

use super::{CommentStanding, Draft, Refusal};

impl Draft {
    /// Whether the author of the comment of a number may change it at `at`. What has its decision stays as it was decided on.
    ///
    /// # Errors
    /// As [`Self::receive`], [`Refusal::AlreadyDecided`] or [`Refusal::CommentWithdrawn`].
    pub fn change_comment(
        &self,
        at: DateTime<Utc>,
        comment: i64,
        standing: CommentStanding,
    ) -> Result<(), Refusal> {
        self.receive(at)?;
        standing.awaiting(comment)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::draft::sample::{placed, published};

    #[test]
    fn r15_4_an_author_changes_a_comment_until_the_closing_moment() {
        let placed = placed();
        let closes_at = placed.placement.window.closes_at;
        let last = closes_at - TimeDelta::microseconds(1);
        let draft = Draft::Placed(placed);
        let change = |at, standing| draft.change_comment(at, 5, standing);
        assert_eq!(change(last, CommentStanding::Awaiting), Ok(()));
        assert_eq!(change(last, CommentStanding::Decided), Err(Refusal::AlreadyDecided { comment: 5 }));
        assert_eq!(change(last, CommentStanding::Withdrawn), Err(Refusal::CommentWithdrawn { comment: 5 }));
        let closed = Refusal::DiscussionClosed { closes_at, received_at: closes_at };
        for standing in [CommentStanding::Awaiting, CommentStanding::Decided, CommentStanding::Withdrawn] {
            assert_eq!(change(closes_at, standing), Err(closed.clone()));
        }
        let reported = Draft::Reported(published());
        assert_eq!(
            reported.change_comment(last, 5, CommentStanding::Awaiting),
            Err(Refusal::AlreadyReported)
        );
    }
}
