//! Pages of the administrator.

pub mod audit;
pub mod bodies;
pub mod calendar;
pub mod calendar_day;
mod calendar_notes;
mod calendar_preview;
mod calendar_year;
pub mod invite;
pub mod ledger;
pub mod notices;
pub mod people;
pub mod person;
mod person_name;
mod role_in_body;
