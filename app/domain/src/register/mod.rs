//! The register of state services (Art. 12): its entries, what a registrar types, and import from CSV.

mod accepting;
mod act;
pub(crate) mod csv;
mod entry;
mod field;
mod input;
mod problem;

/// So many characters of what somebody searches for are looked at.
pub const SEARCH_LIMIT: usize = 200;

pub use act::{ActKind, RegisterAct};
pub use csv::{
    LARGEST_REGISTER, LineProblem, LineWarning, RegisterImport, RegisterRow, WarningKind, parse_register_csv,
    read_register_csv, register_warnings,
};
pub use entry::{ProviderName, Recipients, ServiceEntry};
pub use input::EntryInput;
pub use problem::{EntryField, EntryFieldProblem, EntryProblem};
