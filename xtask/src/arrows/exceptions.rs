//! What the rules do not allow and is there still. These lists only get shorter: what is mended has to leave them.

/// An arrow between folders of the site that is there against the rules.
#[derive(Debug)]
pub(super) struct Stray {
    /// The importing file.
    pub(super) from: &'static str,
    /// The file that holds what is imported.
    pub(super) to: &'static str,
    /// Why it is there.
    pub(super) reason: &'static str,
}

/// The arrows between folders.
pub(super) const STRAYS: [Stray; 1] = [Stray {
    from: "calls::editing",
    to: "pages::desk::saving",
    reason: "saving by itself and saving a form are one piece of work, which stands beside the form",
}];

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
pub(super) const KNOTS: [Knot; 2] = [
    Knot {
        name: "app",
        modules: &["calls::editing", "pages::desk::saving"],
        reason: "a server function and a page save in the same way and answer in each other's types",
    },
    Knot {
        name: "services",
        modules: &[
            "audit::later",
            "audit::note",
            "conflict",
            "context",
            "discussion",
            "drafts::copy",
            "drafts::head",
            "drafts::history",
            "drafts::load",
            "drafts::revisions",
            "drafts::save",
            "drafts::seen",
            "drafts::sent",
            "entropy",
            "error",
            "ledger",
            "ledger::seal",
            "letters",
            "outbox::message",
            "people",
            "people::accounts",
            "people::bodies",
            "people::device",
            "people::email_change",
            "people::hashing",
            "people::invitations",
            "people::letters",
            "people::open_invitations",
            "people::password",
            "people::proof",
            "people::recovery",
            "people::roles",
            "people::second_factor",
            "people::second_factor::letter",
            "people::second_factor::proof",
            "people::second_factor::recovery",
            "people::second_factor::requirement",
            "people::second_factor::showing",
            "people::sessions",
            "people::sign_in",
            "people::single_sign_on",
            "people::throttle",
            "register::entry",
            "signing::keys",
            "storage",
            "storage::health",
            "storage::proof",
            "storage::write",
            "subscriptions::scope",
        ],
        reason: "errors carry what collided, the context carries what the services share, and accounts, letters and \
                 sessions end each other; they are parted piece by piece",
    },
];
