//! Drafts of standards: written, checked, placed for discussion, revised, withdrawn (Art. 15).

pub(crate) mod addressees;
mod amending;
pub(crate) mod announce;
pub(crate) mod base;
mod clashes;
mod clauses;
pub(crate) mod copy;
mod create;
mod deadlines;
mod desk;
mod due;
mod follow;
mod found;
pub(crate) mod frozen_clauses;
mod history;
pub(crate) mod kept_words;
mod last_act;
mod list;
pub(crate) mod load;
mod place;
mod presence;
mod publicity;
pub(crate) mod reasons;
mod rebase;
mod replace;
pub(crate) mod revisions;
pub(crate) mod rounds;
mod save;
mod section_conflict;
pub(crate) mod seen;
mod sent;
pub(crate) mod sent_texts;
mod settled;
mod standard_name;
pub(crate) mod summary;
mod tell_heads;
mod text_at;
mod together;
mod unchanged;
mod versions;
mod withdraw;
mod words;
mod writes;

pub use amending::{Amending, Writable, amending};
pub use base::amended_text;
pub use clashes::{Clash, ClashingElement, clashes};
pub use clauses::{WordedClause, WordedClauses, worded};
pub use copy::{SectionText, WorkingCopy, findings, working_copy};
pub use create::{CreateDraft, create_draft};
pub use deadlines::{DatedDeadline, deadlines};
pub use desk::{Desk, Unstarted, desk};
pub use due::MovedDeadline;
pub use found::find_drafts;
pub use history::{SectionVersion, restore_section, section_history};
pub use kept_words::KeptWords;
pub use list::{DraftFilter, list_drafts};
pub use place::{
    ConfirmPlacement, PlacedDraft, PlacementPreview, place, preview_placement, request_placement,
};
pub use presence::{Present, note_presence, present};
pub use publicity::{PublicationInput, Publicity, publicity, record_publication};
pub use reasons::save_reasons;
pub use rebase::{RebaseOffer, rebase};
pub use replace::{ReplaceWords, replace_words};
pub use revisions::{
    Revision, RevisionKind, RevisionSummary, public_revision, public_revisions, revision, revisions,
};
pub use save::{SaveSection, SavedSection, save_section, save_section_over};
pub use section_conflict::SectionConflict;
pub use seen::{SectionVersions, Seen};
pub use sent::saved_as;
pub use standard_name::StandardName;
pub use summary::{DraftSummary, newest_of_services, public_summaries_of_service, public_summary, summary};
pub use text_at::text_at;
pub use together::{SavedTogether, save_sections};
pub use withdraw::withdraw;
pub use words::{drop_words, save_words};

pub(crate) use create::begin;
pub(crate) use desk::{at_work, placed_of_services_approved_by, unstarted};
pub(crate) use due::{moved_deadlines, recount_due_dates};
pub(crate) use follow::follow_register;
pub(crate) use save::save;
pub(crate) use settled::{of_settled_services, with_standard};
