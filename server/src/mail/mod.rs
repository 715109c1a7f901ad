//! Letters: taken from the outbox, written as messages, handed over to a mail server or to a folder.

mod html;
mod message;
mod not_sent;
mod post;
mod worker;

pub use not_sent::NotSent;
pub use post::Post;
pub use worker::Worker;

#[cfg(test)]
mod tests;
