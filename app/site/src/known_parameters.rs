//! What the table of addresses tells a page that may be kept: the parameters of the query that it knows.

/// The parameters that the page of a request knows; others change nothing of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownParameters(pub(crate) &'static [&'static str]);
