//! The register of state services (Art. 12), kept by the authorized body alone (R12-2).

mod entry;
mod exclude;
mod import;
mod keep;
mod latest;
mod list;
mod named;
mod standing;

pub use entry::{EntryVersion, entry, history};
pub use exclude::{Exclusion, exclude_service, exclusions, include_again};
pub use import::{ImportEffect, ImportPreview, ImportRow, ImportedEntries, import_entries, preview_import};
pub use keep::{change_entry, include_service};
pub use latest::latest_entry;
pub use list::{RegisterFilter, list};
pub use standing::RegisterEntry;

pub(crate) use entry::{by_id, view};
pub(crate) use named::named;
