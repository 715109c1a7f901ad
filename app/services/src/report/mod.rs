//! The closing report: what still stands in its way, how its gaps are closed, how it is compiled and published (R15-8).

mod compile;
mod counted;
mod explain;
mod freeze;
mod inputs;
mod links;
mod portion;
mod publish;
mod shown;
mod since;
mod text_changes;
mod told;
mod weigh;

pub use explain::explain;
pub(crate) use inputs::redlines;
pub use links::{link_change, unlink_change};
pub use publish::{Preview, PublishedReport, preview, preview_page, publish, published, readiness};
pub(crate) use shown::shown;
pub use since::{Happened, happened_since};
pub use told::write_letters;
