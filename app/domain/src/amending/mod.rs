//! Amending clauses: the difference between two contents as an act words it, and as a program applies it (R15-10).
//!
//! Authors edit the consolidated text; the clauses follow from it. [`clauses()`] and [`apply()`] are proven against each other:
//! the clauses applied to the old content give the new one, byte for byte. Elements are known by their identity inside their
//! section, so one that went to another section is excluded there and added here. [`wording()`] says a clause as acts do in
//! Kazakh, Russian and English; numbers of lines in it are those of the text that is amended, and of the new text for what
//! is added or moved.

mod appended;
mod apply;
mod between;
mod called;
mod changed;
mod clause;
#[cfg(test)]
mod laws;
mod line;
mod phrase;
mod quote;
mod rebase;
mod replace;
mod said;
mod wording;

pub use apply::{ApplyProblem, apply};
pub use between::clauses;
pub use changed::{amends, changed};
pub use clause::{AmendingClause, Operation, Replaced, TextChange};
pub use rebase::{Kept, Rebase, rebase};
pub use wording::{list, wording};
