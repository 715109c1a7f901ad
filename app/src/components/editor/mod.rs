//! The parts of the editor that stand on the page and in its island alike: what is typed, read, checked and shown.

pub mod against;
mod appended;
mod changing;
pub mod checks;
pub mod conflict;
pub mod fields;
pub mod figures;
mod finding;
pub mod form;
pub mod grouped;
mod hours;
pub mod kept;
mod law;
mod line;
mod moving;
pub mod outline;
mod paragraph;
pub mod pasted;
mod payment;
mod printed;
pub mod read;
#[cfg(test)]
mod round_trip_tests;
mod schedule;
pub mod seed;
pub mod state;
mod term;
pub mod typed;
pub mod view;
mod week;
pub mod words;
pub mod write;
