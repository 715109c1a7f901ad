//! The closing report: when it may be published (R15-8, R15-9) and what it holds.

pub mod canonical;
mod closing;
mod readiness;

pub use closing::{ClosingReport, DayCount, Participation, ReportedComment, SectionCount};
pub use readiness::{
    CauseLink, ChangedElement, Gap, GapState, REASON_LIMIT, ReadinessInputs, ReportReadiness, WeighedComment,
};
