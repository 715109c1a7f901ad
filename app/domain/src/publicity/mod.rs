//! Where and when a placement and a closing report were made known, and what is still missing (Art. 15(2), 15(4), R15-6, R15-8).

mod announced;
mod missing;
mod publication;

pub use announced::Announced;
pub use missing::{MissingOutlet, missing};
pub use publication::{Outlet, Publication};
