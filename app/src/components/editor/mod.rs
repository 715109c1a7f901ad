//! The parts of the editor that stand on the page and in its island alike: what is typed, read, checked and shown.

pub mod against;
pub mod checks;
pub mod conflict;
pub mod fields;
pub mod figures;
mod finding;
pub mod form;
pub mod grouped;
mod hours;
pub mod kept;
mod line;
pub mod outline;
mod printed;
pub mod read;
#[cfg(test)]
mod round_trip_tests;
pub mod seed;
pub mod state;
pub mod typed;
pub mod view;
pub mod words;
pub mod write;
