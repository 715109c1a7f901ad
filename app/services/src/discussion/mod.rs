//! Public discussion of a placed draft: comments are received, read and decided (Art. 15).

mod admit;
mod arrival;
mod discussed;
mod late;
mod line;
mod repeated;

use domain::language::Language;

use crate::context::Services;

pub use arrival::{Arrival, Channel, Received, receive};

/// What the discussions of this process share: texts that never change, and the line of comments to be written.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    memory: discussed::Memory,
    line: line::Line,
}

/// The address of a receipt, for its author alone.
pub fn receipt_link(services: &Services, language: Language, receipt: &str) -> String {
    format!("{}/{}/receipts/{receipt}", services.settings.public_url, language.code())
}

#[cfg(test)]
mod receive_tests;
