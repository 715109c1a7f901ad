//! The closing report: when it may be published (R15-8, R15-9) and what it holds.

pub mod canonical;
mod closing;
mod figures;
mod participation;
mod readiness;
mod reported_comment;

pub use closing::ClosingReport;
pub use figures::ReportFigures;
pub use participation::{DayCount, Participation, SectionCount, Tally};
pub use readiness::{
    CauseLink, ChangedElement, Gap, GapState, REASON_LIMIT, ReadinessInputs, ReportReadiness, WeighedComment,
};
pub use reported_comment::{ReportedComment, WithdrawnComment};
