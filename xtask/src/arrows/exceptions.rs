//! What the rules do not allow and is there still. These lists only get shorter: what is mended has to leave them.

/// An arrow between folders that is there against the rules.
#[derive(Debug)]
pub(super) struct Stray {
    /// The crate.
    pub(super) name: &'static str,
    /// The importing file.
    pub(super) from: &'static str,
    /// The file that holds what is imported.
    pub(super) to: &'static str,
    /// Why it is there.
    pub(super) reason: &'static str,
}

/// The arrows between folders.
pub(super) const STRAYS: [Stray; 0] = [];

/// Files of one crate that import each other.
#[derive(Debug)]
pub(super) struct Knot {
    /// The crate.
    pub(super) name: &'static str,
    /// The files.
    pub(super) modules: &'static [&'static str],
    /// Why they do.
    pub(super) reason: &'static str,
}

/// The circles.
pub(super) const KNOTS: [Knot; 0] = [];
