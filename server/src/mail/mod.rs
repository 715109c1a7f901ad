//! Letters: taken from the outbox, written as messages, handed over to a mail server or to a folder.

mod message;
mod post;
mod worker;

pub use post::{NotSent, Post};
pub use worker::Worker;

#[cfg(test)]
mod tests;
