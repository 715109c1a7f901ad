//! Pages of the public.

pub mod draft;
pub mod home;
pub mod invitation;
mod password_words;
pub mod sign_in;
pub mod sign_out;
