//! Files that somebody brings: good ones are read whole, bad ones are refused with a reason, none does harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

mod bad;
mod good;
mod package;
mod packages;
mod pages;
mod random;
mod unread;
mod whole;
