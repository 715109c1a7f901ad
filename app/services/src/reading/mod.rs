//! What the public reads: the queries behind pages, feeds and calendars. No draft is shown before its placement.

mod comments;
mod compare;
mod draft;
mod open;
mod register;
mod report;
mod search;
mod summaries;

pub use comments::{CommentsPage, comments};
pub use compare::{Cause, Comparison, compare};
pub use draft::{Amended, CommentCounts, DraftPage, RevisionView, draft};
pub use open::{open_drafts, recent_drafts};
pub use register::{
    HistoryLine, PublicRegisterFilter, RegisterPage, ServiceLine, ServicePage, register, service,
};
pub use report::{ReportPage, ReportSummary, ReportsPage, report, reports};
pub use search::{SearchResults, search};
pub(crate) use summaries::summary_of;
pub use summaries::{BodyName, PublicDraftSummary};
