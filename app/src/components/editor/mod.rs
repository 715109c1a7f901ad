//! The parts of the editor that stand on the page and in its island alike: what is typed, read and shown.

pub mod figures;
pub mod read;
#[cfg(test)]
mod round_trip_tests;
pub mod typed;
pub mod write;
