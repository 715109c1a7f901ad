//! The words of the index: what is searched and what is typed become the same stems, whatever the database.
//!
//! A text becomes [`terms`], what somebody types a [`Query`]. Both go through the same letters: small, composed, `ё` as `е`, the
//! Kazakh letters as those of a Russian keyboard, without marks, soft hyphens and apostrophes. A stem holds letters and digits only,
//! so that nothing in it means something to a database.

mod kazakh;
mod keyboard;
mod latin;
mod letters;
mod near;
mod part;
mod query;
mod stems;
mod terms;
mod token;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod query_tests;

pub use near::{is_near, trigrams};
pub use query::{Query, Word};
pub use terms::{Term, terms};
