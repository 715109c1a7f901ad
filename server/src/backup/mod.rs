//! A copy of an installation in one folder: the database, the files, if wanted the keys, and a list of them with their
//! hashes. A folder and not one file, so that programs that keep many copies find what did not change.

mod copy;
mod manifest;
mod take;
mod take_back;

pub use take::{Wanted, take};
pub use take_back::{RestoreTarget, Restored, restore};
