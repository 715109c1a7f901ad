//! Parts of a view without state that are made on the server only.

pub mod bar;
pub mod clause;
pub mod comment;
mod confirm;
pub mod days;
pub mod decide;
pub mod derivation;
pub mod draft_head;
pub mod editing;
pub mod factor;
pub mod fault;
pub mod files;
pub mod form;
pub mod fragments;
pub mod impact;
pub mod names;
pub mod now;
pub mod outline;
pub mod pager;
pub mod redline_view;
pub mod report_view;
pub mod shell;
pub mod stages;
pub mod tag;
pub mod text_language;
pub mod time_left;
pub mod window;
