//! Drafts of standards: written, checked, placed for discussion, revised, withdrawn (Art. 15).

pub(crate) mod addressees;
pub(crate) mod announce;
pub(crate) mod copy;
mod create;
mod deadlines;
mod desk;
mod due;
mod follow;
mod history;
mod list;
pub(crate) mod load;
mod place;
pub(crate) mod revisions;
pub(crate) mod rounds;
mod save;
mod section_conflict;
pub(crate) mod seen;
mod sent;
mod settled;
pub(crate) mod sent_texts;
pub(crate) mod summary;
mod text_at;
mod together;
mod versions;
mod withdraw;

pub use copy::{SectionText, WorkingCopy, findings, working_copy};
pub use create::{CreateDraft, create_draft};
pub use deadlines::{DatedDeadline, deadlines};
pub use desk::{Desk, Unstarted, desk};
pub use due::MovedDeadline;
pub use history::{SectionVersion, restore_section, section_history};
pub use list::{DraftFilter, list_drafts};
pub use place::{
    ConfirmPlacement, PlacedDraft, PlacementPreview, place, preview_placement, request_placement,
};
pub use revisions::{
    Revision, RevisionKind, RevisionSummary, public_revision, public_revisions, revision, revisions,
};
pub use save::{SaveSection, SavedSection, save_section, save_section_over};
pub use section_conflict::SectionConflict;
pub use seen::{SectionVersions, Seen};
pub use sent::saved_as;
pub use summary::{DraftSummary, newest_of_services, public_summaries_of_service, public_summary, summary};
pub use text_at::text_at;
pub use together::{SavedTogether, save_sections};
pub use withdraw::withdraw;

pub(crate) use desk::{placed_of_services_included_by, unstarted};
pub(crate) use due::{moved_deadlines, recount_due_dates};
pub(crate) use follow::follow_register;
pub(crate) use save::save;
pub(crate) use settled::{of_settled_services, with_standard};
