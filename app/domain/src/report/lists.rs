//! The lists of a report, one item after the other: however long they are, nobody has to hold them whole.

use std::io::Result;

use super::closing::ClosingReport;
use super::readiness::GapState;
use super::reported_comment::{ReportedComment, WithdrawnComment};

/// The lists of a closing report in their order, as often as they are asked for.
pub trait ReportLists {
    /// Gives every comment with its decision to `take`, by number.
    ///
    /// # Errors
    /// If they cannot be read, and what `take` says.
    fn comments(&self, take: &mut dyn FnMut(&ReportedComment) -> Result<()>) -> Result<()>;

    /// The same of the comments that their authors withdrew.
    ///
    /// # Errors
    /// As [`Self::comments`].
    fn withdrawn(&self, take: &mut dyn FnMut(&WithdrawnComment) -> Result<()>) -> Result<()>;

    /// The same of what the links between comments and changes do not explain.
    ///
    /// # Errors
    /// As [`Self::comments`].
    fn gaps(&self, take: &mut dyn FnMut(&GapState) -> Result<()>) -> Result<()>;
}

impl ReportLists for ClosingReport {
    fn comments(&self, take: &mut dyn FnMut(&ReportedComment) -> Result<()>) -> Result<()> {
        self.comments.iter().try_for_each(take)
    }

    fn withdrawn(&self, take: &mut dyn FnMut(&WithdrawnComment) -> Result<()>) -> Result<()> {
        self.withdrawn.iter().try_for_each(take)
    }

    fn gaps(&self, take: &mut dyn FnMut(&GapState) -> Result<()>) -> Result<()> {
        self.explained_gaps.iter().try_for_each(take)
    }
}
