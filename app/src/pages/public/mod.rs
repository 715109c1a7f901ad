//! Pages of the public.

pub mod calendar_file;
pub mod comments;
pub mod compare;
pub mod comment;
pub mod draft;
pub mod feed;
pub mod home;
pub mod invitation;
pub mod law;
mod password_words;
pub mod register;
pub mod report;
pub mod reports;
pub mod service;
pub mod receipt;
pub mod sign_in;
pub mod sign_out;
