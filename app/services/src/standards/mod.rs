//! Standards in force (RF-1): what is in force on a date, its versions, and the list of all.

mod comparison;
mod day;
mod line;
mod list;
mod read;
mod service;
mod shown;
mod versions;

pub use comparison::{StandardComparison, compare};
pub use day::day_of_address;
pub use list::{StandardFilter, StandardSummary, list};
pub use read::{memento, on, version};
pub use service::service;
pub use shown::{
    Neighbour, StandardAct, StandardKind, StandardOn, StandardService, StandardState, StandardVersion,
    Version, VersionSummary,
};
pub use versions::versions;
