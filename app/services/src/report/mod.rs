//! The closing report: what still stands in its way, how its gaps are closed, how it is compiled and published (R15-8).

mod compile;
mod explain;
mod inputs;
mod links;
mod prepared;
mod publish;
mod shown;
mod since;

pub use explain::explain;
pub(crate) use inputs::redlines;
pub use links::{link_change, unlink_change};
pub use publish::{Preview, PublishedReport, preview, publish, published, readiness};
pub(crate) use shown::shown;
pub use since::{Happened, happened_since};
