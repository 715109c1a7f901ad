//! Pages of the public.

pub mod calendar_file;
pub mod comment;
pub mod comments;
pub mod compare;
mod demo_accounts;
pub mod draft;
pub mod email_change;
pub mod feed;
pub mod file;
pub mod follow;
pub mod home;
pub mod invitation;
pub mod law;
pub mod ledger;
mod over;
pub mod receipt;
pub mod receipt_check;
pub mod recover;
pub mod recovery;
pub mod register;
pub mod report;
pub mod reports;
pub mod second_factor;
pub mod service;
pub mod sign_in;
pub mod sign_out;
pub mod subscription;
