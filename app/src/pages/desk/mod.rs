//! Pages of ministry staff.

pub mod draft_new;
pub mod drafts;
mod due;
pub mod editor;
pub mod history;
pub mod home;
mod opened;
pub mod placement;
mod placement_view;
mod refused;
pub mod section;
pub mod withdraw;
