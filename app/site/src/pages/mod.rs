//! What has an address.

pub mod admin;
pub mod desk;
pub mod public;
