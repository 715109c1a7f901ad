//! The register of state services (Art. 12), kept by the authorized body alone (R12-2).

mod entry;
mod keep;
mod list;

pub use entry::{EntryVersion, RegisterEntry, entry, history};
pub use keep::{change_entry, import_entries, include_service};
pub use list::{RegisterFilter, list};

pub(crate) use entry::{by_id, view};
