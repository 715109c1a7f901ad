//! Pages of ministry staff.

pub mod account;
mod authorise;
pub mod decide;
pub mod draft_new;
pub mod drafts;
mod due;
pub mod editor;
pub mod hide;
pub mod history;
pub mod home;
pub mod import;
mod opened;
pub mod placement;
mod placement_view;
mod reason_seen;
mod refused;
pub mod register;
pub mod register_entry;
mod register_form;
pub mod register_import;
mod register_words;
pub mod report;
pub(crate) mod saving;
pub mod second_factor;
pub mod section;
mod seen;
pub mod withdraw;
