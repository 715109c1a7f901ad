//! What the public reads: the queries behind pages, feeds and calendars. No draft is shown before its placement.

mod around_hits;
mod body_name;
mod clauses;
mod comments;
mod compare;
mod coordination;
mod draft;
mod followed;
mod hits;
mod mapped;
mod open;
mod placed;
mod register;
mod report;
mod rounds;
mod search;
mod summaries;

pub use body_name::BodyName;
pub(crate) use body_name::{body_name, body_names, body_names_of};
pub use clauses::{PublicClauses, clauses};
pub use comments::{CommentsPage, comments};
pub(crate) use compare::decided_causes;
pub use compare::{Cause, Comparison, compare, compare_page};
pub use coordination::{AskedInPublic, CoordinationPage, OpenRound, coordination, sent_text};
pub(crate) use draft::proposals;
pub use draft::{Amended, CommentCounts, DraftPage, RevisionView, draft};
pub use followed::{drafts_of_body, drafts_of_service};
pub use hits::{Excerpt, Hit};
pub use mapped::{MapBounds, MappedDraft, MappedService, map_bounds, mapped_drafts, mapped_services};
pub use open::{OpenDrafts, open_drafts, recent_drafts, soonest_open, taking_effect, withdrawn_since};
pub use placed::{DraftsPage, PlacedFilter, placed_drafts};
pub use register::{
    HistoryLine, PublicRegisterFilter, RegisterPage, ServiceLine, ServicePage, register, service,
};
pub use report::{ReportPage, ReportSummary, ReportsPage, report, report_outline, report_page, reports};
pub use rounds::RoundSummary;
pub use search::{SearchFilter, SearchPage, search};
pub use summaries::PublicDraftSummary;
pub(crate) use summaries::summary_of;
